def upgrade():
    op.execute("COMMIT")  # expect: explicit-transaction
    op.execute("CREATE INDEX CONCURRENTLY ix_orders_note ON orders (note)")
