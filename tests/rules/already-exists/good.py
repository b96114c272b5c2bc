def upgrade():
    op.drop_index("ix_events_kind", table_name="events")
    op.create_index("ix_events_kind", "events", ["kind", "order_id"])
    op.execute("CREATE TABLE IF NOT EXISTS orders (id bigint)")
