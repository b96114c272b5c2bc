def upgrade():
    op.execute("DROP VIEW totals")  # expect: drop-object
    op.execute("DROP FUNCTION touch()")  # expect: drop-object
