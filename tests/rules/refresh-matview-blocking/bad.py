def upgrade():
    op.execute("REFRESH MATERIALIZED VIEW totals")  # expect: refresh-matview-blocking
