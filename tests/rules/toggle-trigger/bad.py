def upgrade():
    op.execute("ALTER TABLE users DISABLE TRIGGER ALL")  # expect: toggle-trigger
