def upgrade():
    op.execute("ALTER TABLE events DETACH PARTITION events_2020")  # expect: detach-partition-blocking
