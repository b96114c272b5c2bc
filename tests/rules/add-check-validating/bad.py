def upgrade():
    op.create_check_constraint("ck_orders_paid", "orders", "total > 0")  # expect: add-check-validating
    op.execute("ALTER TABLE users ADD CONSTRAINT ck_age CHECK (age > 0)")  # expect: add-check-validating
