def upgrade():
    op.execute("DELETE FROM events WHERE kind = 'test'")
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DELETE FROM scratch")
