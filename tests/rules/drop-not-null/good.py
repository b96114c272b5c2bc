def upgrade():
    op.alter_column("users", "name", existing_type=sa.Text(), nullable=True)
    op.add_column("users", sa.Column("slug", sa.Text(), nullable=False, server_default=""))
    op.alter_column("users", "slug", nullable=True)
