import os


def upgrade():
    op.execute(os.environ["FIXUP"])  # expect: unanalyzable-sql
