def upgrade():
    op.execute("ALTER TABLE users VALIDATE CONSTRAINT ck_age")
