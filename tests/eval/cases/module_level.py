"""operations outside of functions, imported and decorated functions"""
import functools

from alembic import op
from somewhere import retry

revision = "a1"
down_revision = None

op.execute("SELECT 1")


@functools.wraps(print)
def upgrade():
    op.drop_table("a")


@retry(times=3)
def downgrade():
    op.drop_table("b")
