def upgrade():
    op.drop_index("ix_orders_user_id", "orders")  # expect: drop-index-blocking
    op.execute("DROP INDEX ix_events_kind")  # expect: drop-index-blocking
