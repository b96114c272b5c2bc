def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN number bigint")
