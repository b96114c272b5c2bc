def upgrade():
    op.create_check_constraint("ck_age", "users", "age > 0", postgresql_not_valid=True)
