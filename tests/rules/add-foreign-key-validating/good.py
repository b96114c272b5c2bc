def upgrade():
    op.create_foreign_key("fk_events_order", "events", "orders", ["order_id"], ["id"], postgresql_not_valid=True)
    op.create_table("carts", sa.Column("user_id", sa.Integer()))
    op.create_foreign_key("fk_carts_users", "carts", "users", ["user_id"], ["id"])
