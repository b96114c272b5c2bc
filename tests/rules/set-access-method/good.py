def upgrade():
    op.execute("CREATE TABLE hits (page text) USING heap2")
