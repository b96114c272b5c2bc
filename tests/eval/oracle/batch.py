"""Batches, data and Core."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.sql import column, table

revision = "1"
down_revision = None

users = table("users", column("id", sa.Integer), column("name", sa.String))
ROWS = [{"id": number, "name": name} for number, name in enumerate(["ann", "bob"])]


def upgrade():
    with op.batch_alter_table("users", schema=None) as batch_op:
        batch_op.add_column(sa.Column("email", sa.String(255), nullable=True))
        batch_op.alter_column("name", existing_type=sa.VARCHAR(length=50), type_=sa.Text(), nullable=False)
        batch_op.create_index(batch_op.f("ix_users_email"), ["email"], unique=True)
        batch_op.create_foreign_key("fk_users_team", "teams", ["team_id"], ["id"], ondelete="CASCADE")
        batch_op.create_unique_constraint("uq_users_name", ["name"])
        batch_op.create_check_constraint("ck", sa.text("id > 0"))
        batch_op.drop_constraint("old", type_="foreignkey")
        batch_op.drop_index("ix_old")
        batch_op.drop_column("legacy")
    op.bulk_insert(users, ROWS + [{"id": 9, "name": None}])
    op.execute(users.update().where(users.c.name == op.inline_literal("ann")).values(name=op.inline_literal("Ann")))
    op.execute(users.delete().where(users.c.id.in_([1, 2])))
    op.execute(users.insert().values(id=5))
    made = op.create_table("made", sa.Column("a", sa.Integer))
    op.bulk_insert(made, [dict(a=1), dict(a=2)])


def downgrade():
    pass
