def upgrade():
    op.execute("ALTER TABLE orders ENABLE ROW LEVEL SECURITY")
    op.execute("DROP POLICY own_rows ON users")
    op.execute("CREATE POLICY own_rows ON users USING (name = current_user)")
