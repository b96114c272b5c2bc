def upgrade():
    op.execute("UPDATE users SET name = '' WHERE name IS NULL")
    op.alter_column("users", "name", existing_type=sa.Text(), nullable=False)
