def upgrade():
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE order_status ADD VALUE 'lost'")
    op.execute("UPDATE orders SET status = 'lost' WHERE total = 0")
