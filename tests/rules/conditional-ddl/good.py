def upgrade():
    if op.get_bind().dialect.name == "postgresql":
        op.add_column("users", sa.Column("nick", sa.Text()))
