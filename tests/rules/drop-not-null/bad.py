def upgrade():
    op.alter_column("users", "email", existing_type=sa.String(255), nullable=True)  # expect: drop-not-null
    op.execute("ALTER TABLE orders ALTER COLUMN total DROP NOT NULL")  # expect: drop-not-null
