def upgrade():
    op.execute("SELECT version_num FROM alembic_version")
