def upgrade():
    op.execute("DROP VIEW totals")
