def upgrade():
    op.add_column("users", sa.Column("full_name", sa.Text()))
    op.execute("UPDATE users SET full_name = name")
    op.drop_column("users", "name")
    op.drop_column("orders", "note")
    op.add_column("orders", sa.Column("weight", sa.Integer()))
