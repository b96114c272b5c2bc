def upgrade():
    op.execute("CREATE SCHEMA trail")
