from alembic import op
import sqlalchemy as sa

def upgrade():
    op.create_table("a", sa.ForeignKeyConstraint(["x", "y"], ["b", "b.id"]))
