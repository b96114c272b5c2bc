from alembic import op

revision = "new"
down_revision = "given"

op.execute("DELETE FROM events")  # expect: module-level-op


def upgrade():
    pass
