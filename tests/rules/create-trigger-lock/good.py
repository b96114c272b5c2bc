def upgrade():
    op.create_table("carts", sa.Column("id", sa.Integer()))
    op.execute("CREATE TRIGGER touch BEFORE UPDATE ON carts FOR EACH ROW EXECUTE FUNCTION touch()")
