def upgrade():
    op.execute("CREATE TABLE IF NOT EXISTS events (id bigint, colour text)")  # expect: if-exists-noop
