def upgrade():
    op.execute("UPDATE users SET name = ''")
