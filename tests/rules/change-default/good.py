def upgrade():
    op.alter_column("users", "active", existing_type=sa.Boolean(), server_default=None)
    op.alter_column("users", "name", existing_type=sa.Text(), server_default="")
