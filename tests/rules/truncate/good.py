def upgrade():
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("TRUNCATE scratch")
    op.execute("DELETE FROM events WHERE kind = 'test'")
