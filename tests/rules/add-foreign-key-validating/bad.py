def upgrade():
    op.create_foreign_key("fk_events_order", "events", "orders", ["order_id"], ["id"])  # expect: add-foreign-key-validating
    op.execute("ALTER TABLE events ADD CONSTRAINT fk2 FOREIGN KEY (order_id) REFERENCES orders (id)")  # expect: add-foreign-key-validating
