repository
environment
cat >$VERSIONS/a1_start.py <<'PY'
"""start"""
import sqlalchemy as sa
from alembic import op

revision = "a1"
down_revision = None


def upgrade():
    op.create_table(
        "users",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(255), nullable=False),
    )


def downgrade():
    op.drop_table("users")
PY
cat >$VERSIONS/b2_more.py <<'PY'
"""more"""
import sqlalchemy as sa
from alembic import op

from elsewhere import backfill

revision = "b2"
down_revision = "a1"


def upgrade():
    bind = op.get_bind()
    if not sa.inspect(bind).has_table("users"):
        raise RuntimeError("not here")
    op.add_column("users", sa.Column("age", sa.Integer()))
    op.execute("UPDATE users SET age = 0; ALTER TABLE users ALTER age SET NOT NULL")
    if bind.dialect.name == "postgresql":
        with op.get_context().autocommit_block():
            op.create_index("ix_users_age", "users", ["age"], postgresql_concurrently=True)
    backfill(bind)


def downgrade():
    op.drop_column("users", "age")
PY
commit start
