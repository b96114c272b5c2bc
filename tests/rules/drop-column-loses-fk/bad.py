def upgrade():
    op.create_unique_constraint("uq_orders", "orders", ["id", "user_id"])
    op.add_column("events", sa.Column("user_id", sa.Integer()))
    op.create_foreign_key("fk_events_orders", "events", "orders", ["order_id", "user_id"], ["id", "user_id"])
    op.drop_column("events", "order_id")  # expect: drop-column-loses-fk
