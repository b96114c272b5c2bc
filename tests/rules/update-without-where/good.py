def upgrade():
    op.execute("UPDATE users SET name = trim(name) WHERE name <> trim(name)")
    op.add_column("users", sa.Column("slug", sa.Text()))
    op.execute("UPDATE users SET slug = lower(name)")
