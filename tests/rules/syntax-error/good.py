def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN nick text")
