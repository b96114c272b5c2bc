def upgrade():
    op.execute("ALTER TYPE order_status RENAME VALUE 'sent' TO 'shipped'")  # expect: rename-enum-value
