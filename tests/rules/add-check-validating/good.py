def upgrade():
    op.create_check_constraint("ck_orders_paid", "orders", "total > 0", postgresql_not_valid=True)
    op.create_table("carts", sa.Column("size", sa.Integer()))
    op.create_check_constraint("ck_carts_size", "carts", "size > 0")
