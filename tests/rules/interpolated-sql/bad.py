import os


def upgrade():
    op.execute("UPDATE users SET name = '" + os.environ["NAME"] + "'")  # expect: interpolated-sql
