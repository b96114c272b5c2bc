def upgrade():
    op.execute("ALTER TABLE orders DISABLE ROW LEVEL SECURITY")  # expect: disable-rls
    op.execute("DROP POLICY own_rows ON users")  # expect: disable-rls
