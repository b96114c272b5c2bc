def upgrade():
    op.execute("DROP TABLE IF EXISTS never_made")
    op.create_table("never_made", sa.Column("id", sa.BigInteger(), primary_key=True))
    op.drop_table("events")
