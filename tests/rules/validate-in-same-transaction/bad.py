def upgrade():
    op.create_check_constraint("ck_age", "users", "age > 0", postgresql_not_valid=True)
    op.execute("ALTER TABLE users VALIDATE CONSTRAINT ck_age")  # expect: validate-in-same-transaction
