def upgrade():
    op.execute("VACUUM events")
