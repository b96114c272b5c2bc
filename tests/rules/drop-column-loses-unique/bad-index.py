def upgrade():
    op.create_index("uq_events", "events", ["kind", "order_id"], unique=True)
    op.drop_column("events", "kind")  # expect: drop-column-loses-unique
