def upgrade():
    op.execute("COMMIT")
    op.execute("DROP DATABASE legacy")  # expect: drop-database
