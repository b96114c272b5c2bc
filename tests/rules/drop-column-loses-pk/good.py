def upgrade():
    op.drop_column("events", "payload")
    op.drop_constraint("events_pkey", "events", type_="primary")
    op.drop_column("events", "id")
