def upgrade():
    op.create_table("carts", sa.Column("name", sa.Text()))
    op.create_unique_constraint("uq_carts", "carts", ["name"])
    with op.get_context().autocommit_block():
        op.create_index("uq_users_name", "users", ["name"], unique=True, postgresql_concurrently=True)
    op.execute("ALTER TABLE users ADD CONSTRAINT uq_users_name UNIQUE USING INDEX uq_users_name")
