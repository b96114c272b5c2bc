def upgrade():
    op.execute("UPDATE alembic_version SET version_num = 'given'")  # expect: version-table-write
