def upgrade():
    op.drop_constraint("ck_orders_total", "orders", type_="check")
    op.create_check_constraint("ck_orders_total", "orders", "total > 0")
    op.drop_constraint("uq_users_email", "users", type_="unique")
    op.drop_column("users", "email")
