def upgrade():
    op.add_column("users", sa.Column("full_name", sa.Text()))
    op.drop_column("users", "name")  # expect: rename-as-drop-add
