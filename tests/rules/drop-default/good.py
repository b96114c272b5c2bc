def upgrade():
    op.add_column("users", sa.Column("plan", sa.Text(), nullable=False, server_default="free"))
    op.alter_column("users", "plan", server_default=None)
    op.alter_column("users", "name", existing_type=sa.Text(), server_default=None)
