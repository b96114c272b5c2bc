def upgrade():
    op.create_table("kinds", sa.Column("name", sa.Text(), primary_key=True))
    op.execute("INSERT INTO kinds (name) VALUES ('a')")
