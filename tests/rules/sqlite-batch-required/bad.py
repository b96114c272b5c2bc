def upgrade():
    op.alter_column("users", "name", nullable=False)  # expect: sqlite-batch-required
    op.create_unique_constraint("uq_users_name", "users", ["name"])  # expect: sqlite-batch-required
