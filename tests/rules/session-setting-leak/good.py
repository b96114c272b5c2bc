def upgrade():
    op.execute("SET LOCAL lock_timeout = '5s'")
    op.execute("SET statement_timeout = 0")
    op.execute("RESET statement_timeout")
