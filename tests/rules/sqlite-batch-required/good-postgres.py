def upgrade():
    op.alter_column("users", "name", nullable=False)
