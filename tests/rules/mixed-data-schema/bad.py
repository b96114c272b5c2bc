def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))
    op.execute("UPDATE users SET nick = name")  # expect: mixed-data-schema
