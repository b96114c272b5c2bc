def upgrade():
    op.execute("SELECT 1")
