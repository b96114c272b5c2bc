def upgrade():
    users = sa.table("users", sa.column("name"))
    op.execute(users.update().values(name=""))
