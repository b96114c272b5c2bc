def upgrade():
    op.rename_table("users", "people")  # expect: rename-table
    op.execute("ALTER TABLE events RENAME TO log")  # expect: rename-table
