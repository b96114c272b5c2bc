def upgrade():
    op.execute("DROP TABLE IF EXISTS events")  # expect: force-create
    op.create_table("events", sa.Column("id", sa.BigInteger(), primary_key=True))
