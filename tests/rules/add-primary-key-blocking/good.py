def upgrade():
    op.create_table("carts", sa.Column("id", sa.Integer(), nullable=False))
    op.create_primary_key("carts_pkey", "carts", ["id"])
