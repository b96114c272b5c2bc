def upgrade():
    op.alter_column("users", "active", existing_type=sa.Boolean(), server_default=sa.false())  # expect: change-default
