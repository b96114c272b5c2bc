def upgrade():
    op.rename_table("users", "people")
    op.execute("CREATE VIEW users AS SELECT * FROM people")
    op.create_table("new", sa.Column("id", sa.Integer()))
    op.rename_table("new", "newer")
