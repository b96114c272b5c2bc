def upgrade():
    op.execute("CREATE TABLE IF NOT EXISTS events (id bigint, kind text)")
    op.execute("CREATE TABLE IF NOT EXISTS fresh (id bigint, colour text)")
