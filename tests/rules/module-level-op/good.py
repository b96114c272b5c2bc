NAMES = ["a", "b"]


def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))
