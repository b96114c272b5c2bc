def upgrade():
    op.create_index("ix_events", "events", ["kind", "order_id"])
    op.drop_column("events", "order_id")  # expect: drop-column-in-index
