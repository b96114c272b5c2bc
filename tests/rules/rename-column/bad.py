def upgrade():
    op.alter_column("users", "name", new_column_name="full_name")  # expect: rename-column
    op.execute("ALTER TABLE events RENAME COLUMN kind TO type")  # expect: rename-column
