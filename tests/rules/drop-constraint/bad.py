def upgrade():
    op.drop_constraint("ck_orders_total", "orders", type_="check")  # expect: drop-constraint
    op.execute("ALTER TABLE users DROP CONSTRAINT uq_users_email")  # expect: drop-constraint
