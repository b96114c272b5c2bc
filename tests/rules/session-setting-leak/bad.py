def upgrade():
    op.execute("SET lock_timeout = '5s'")  # expect: session-setting-leak
