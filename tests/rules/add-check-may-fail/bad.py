def upgrade():
    op.create_check_constraint("ck_age", "users", "age > 0")  # expect: add-check-may-fail
