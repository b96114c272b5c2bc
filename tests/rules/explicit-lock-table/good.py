def upgrade():
    op.create_table("carts", sa.Column("id", sa.Integer()))
    op.execute("LOCK TABLE carts")
