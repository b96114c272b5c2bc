def upgrade():
    op.create_table("carts", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_index("ix_carts_id", "carts", ["id"])
    op.drop_index("ix_carts_id", "carts")
    with op.get_context().autocommit_block():
        op.drop_index("ix_orders_user_id", "orders", postgresql_concurrently=True)
