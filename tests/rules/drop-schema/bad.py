def upgrade():
    op.execute("DROP SCHEMA audit CASCADE")  # expect: drop-schema
    op.execute("DROP SCHEMA old")  # expect: drop-schema
