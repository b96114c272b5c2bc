def upgrade():
    op.execute("DELETE FROM events")  # expect: delete-without-where
    op.execute("DELETE FROM orders WHERE 1 = 1")  # expect: delete-without-where
