def upgrade():
    op.alter_column("users", "name", existing_type=sa.Text(), nullable=False)  # expect: set-not-null-may-fail
