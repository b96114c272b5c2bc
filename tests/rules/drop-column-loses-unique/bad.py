def upgrade():
    op.create_unique_constraint("uq_events_kind_order", "events", ["kind", "order_id"])
    op.drop_column("events", "order_id")  # expect: drop-column-loses-unique
