def upgrade():
    op.drop_index("ix_events_kind", "events")  # expect: index-to-unique
    op.create_index("uq_events_kind", "events", ["kind"], unique=True)
