def upgrade():
    op.create_index("ix_orders_note", "orders", ["note"], postgresql_concurrently=True)  # expect: concurrent-outside-autocommit
    op.execute("DROP INDEX CONCURRENTLY ix_events_kind")  # expect: concurrent-outside-autocommit
