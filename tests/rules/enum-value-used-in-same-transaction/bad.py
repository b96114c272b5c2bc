def upgrade():
    op.execute("ALTER TYPE order_status ADD VALUE 'lost'")
    op.execute("UPDATE orders SET status = 'lost' WHERE total = 0")  # expect: enum-value-used-in-same-transaction
