"""what never ends, and what is no Python 3"""
from alembic import op

revision = "a1"
down_revision = None

print "Python 2"


def upgrade():
    op.drop_table("before")
    while True:
        pass
    op.drop_table("never")


def downgrade():
    def again(n):
        return again(n + 1)
    op.execute("SELECT 1")
    again(0)
    op.execute("SELECT 2")
