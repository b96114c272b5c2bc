def upgrade():
    op.execute("VACUUM FULL events")  # expect: vacuum-full-cluster
    op.execute("CLUSTER events USING ix_events_kind")  # expect: vacuum-full-cluster
