def upgrade():
    op.execute("TRUNCATE events")  # expect: truncate
