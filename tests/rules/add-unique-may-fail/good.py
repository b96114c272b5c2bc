def upgrade():
    op.add_column("users", sa.Column("slug", sa.Text()))
    op.create_unique_constraint("uq_users_slug", "users", ["slug"])
    op.create_index("ix_users_name", "users", ["name"])
