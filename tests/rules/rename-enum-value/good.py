def upgrade():
    op.execute("ALTER TYPE order_status ADD VALUE 'shipped'")
