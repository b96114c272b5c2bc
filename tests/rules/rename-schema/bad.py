def upgrade():
    op.execute("ALTER SCHEMA audit RENAME TO trail")  # expect: rename-schema
