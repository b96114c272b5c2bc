def upgrade():
    op.execute("DROP TABLE users CASCADE")  # expect: drop-cascade
    op.execute("DROP TYPE order_status CASCADE")  # expect: drop-cascade
    op.execute("DROP VIEW totals CASCADE")  # expect: drop-cascade
