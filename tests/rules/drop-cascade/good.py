def upgrade():
    op.drop_constraint("fk_orders_user_id_users", "orders", type_="foreignkey")
    op.drop_table("users")
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("DROP TABLE scratch CASCADE")
