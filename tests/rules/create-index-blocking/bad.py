def upgrade():
    op.create_index("ix_orders_note", "orders", ["note"])  # expect: create-index-blocking
    op.execute("CREATE UNIQUE INDEX uq_events ON events (kind, order_id)")  # expect: create-index-blocking
