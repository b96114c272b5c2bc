def upgrade():
    op.execute("CREATE TABLE ages AS SELECT id, age FROM users")
    op.drop_column("users", "age")


def downgrade():
    op.add_column("users", sa.Column("age", sa.Integer()))
    op.execute("UPDATE users SET age = ages.age FROM ages WHERE ages.id = users.id")
