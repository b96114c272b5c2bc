def upgrade():
    op.execute("ALTER TABLE users DISABLE TRIGGER ALL")
    op.execute("UPDATE users SET name = '' WHERE name IS NULL")
    op.execute("ALTER TABLE users ENABLE TRIGGER ALL")
