def upgrade():
    op.add_column("users", sa.Column("number", sa.BigInteger()))
    op.create_table("carts", sa.Column("number", sa.BigInteger(), sa.Identity()))
