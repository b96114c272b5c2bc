def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))
    op.alter_column("users", "nick", new_column_name="nickname")
