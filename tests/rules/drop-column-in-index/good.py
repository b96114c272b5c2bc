def upgrade():
    op.create_index("ix_events_order", "events", ["order_id"])
    op.drop_column("events", "order_id")
