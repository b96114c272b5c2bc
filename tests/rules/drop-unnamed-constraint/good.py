def upgrade():
    op.drop_constraint("fk_orders_user_id_users", "orders", type_="foreignkey")
