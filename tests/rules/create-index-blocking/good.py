def upgrade():
    op.create_table("carts", sa.Column("id", sa.Integer(), primary_key=True))
    op.create_index("ix_carts_id", "carts", ["id"])
    with op.get_context().autocommit_block():
        op.create_index("ix_orders_note", "orders", ["note"], postgresql_concurrently=True)
