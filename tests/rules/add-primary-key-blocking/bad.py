def upgrade():
    op.drop_constraint("events_pkey", "events", type_="primary")
    op.create_primary_key("events_pk", "events", ["id", "kind"])  # expect: add-primary-key-blocking
