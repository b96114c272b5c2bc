def upgrade():
    op.alter_column("users", "active", existing_type=sa.Boolean(), server_default=None)  # expect: drop-default
    op.execute("ALTER TABLE users ALTER COLUMN created_at DROP DEFAULT")  # expect: drop-default
