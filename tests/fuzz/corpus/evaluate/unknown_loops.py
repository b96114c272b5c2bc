"""loops over rows, and data that nobody knows"""
import uuid

from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade():
    bind = op.get_bind()
    count = 0
    names = []
    for row in bind.execute(sa.text("SELECT id, name FROM users")):
        if row.name is None:
            continue
        count += 1
        names.append(row.name)
        bind.execute(sa.text("UPDATE users SET token = :token WHERE id = :id"), {"token": str(uuid.uuid4()), "id": row.id})
    if count > 10:
        op.create_index("ix_users_token", "users", ["token"])
    while bind.execute(sa.text("SELECT 1")).scalar():
        op.execute("DELETE FROM queue LIMIT 100")


def downgrade():
    for name in ["b", "a"]:
        op.drop_index(f"ix_{name}")
