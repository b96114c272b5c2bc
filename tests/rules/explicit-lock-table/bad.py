def upgrade():
    op.execute("LOCK TABLE users")  # expect: explicit-lock-table
