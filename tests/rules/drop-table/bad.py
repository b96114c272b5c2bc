def upgrade():
    op.drop_table("events")  # expect: drop-table
    op.execute("DROP TABLE orders")  # expect: drop-table
