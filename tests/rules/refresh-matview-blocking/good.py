def upgrade():
    op.execute("REFRESH MATERIALIZED VIEW CONCURRENTLY totals")
