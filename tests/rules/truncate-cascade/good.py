def upgrade():
    op.execute("TRUNCATE users, orders")
    op.execute("TRUNCATE events RESTRICT")
