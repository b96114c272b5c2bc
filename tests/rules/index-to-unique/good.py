def upgrade():
    op.create_index("uq_events_kind", "events", ["kind"], unique=True)
    op.drop_index("ix_events_kind", "events")
