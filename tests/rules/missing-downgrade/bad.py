def upgrade():  # expect: missing-downgrade
    op.add_column("users", sa.Column("nick", sa.Text()))
