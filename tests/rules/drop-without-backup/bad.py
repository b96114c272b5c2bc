def upgrade():
    op.drop_table("events")  # expect: drop-without-backup
    op.drop_column("users", "age")  # expect: drop-without-backup
    op.execute("ALTER TABLE orders DROP COLUMN note")  # expect: drop-without-backup
