"""op and other things as parameters"""
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade(op, tables, tester):
    op.create_table("logs", sa.Column("id", sa.Integer, nullable=False))
    op.bulk_insert(tables.kind, [{"name": "a"}])
    tester.populate_table("logs", [])


def downgrade(op, tables, tester):
    op.drop_table("logs")
