def upgrade():
    op.drop_column("users", "email")
    op.create_unique_constraint("uq_events_kind_order", "events", ["kind", "order_id"])
    op.drop_constraint("uq_events_kind_order", "events", type_="unique")
    op.drop_column("events", "order_id")
