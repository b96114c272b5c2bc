def upgrade():
    op.execute("REINDEX TABLE events")  # expect: reindex-blocking
