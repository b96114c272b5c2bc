def upgrade():
    op.execute("DROP VIEW totals")
    op.execute("CREATE VIEW totals AS SELECT sum(total) FROM orders")
