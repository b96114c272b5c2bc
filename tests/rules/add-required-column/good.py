def upgrade():
    op.add_column("users", sa.Column("plan", sa.Text(), nullable=False, server_default="free"))
    op.add_column("users", sa.Column("seats", sa.Integer()))
    op.create_table("carts", sa.Column("id", sa.Integer()))
    op.add_column("carts", sa.Column("size", sa.Integer(), nullable=False))
