def upgrade():
    op.execute("COMMIT")
    op.execute("DROP INDEX CONCURRENTLY ix_events_kind")
