def upgrade():
    op.alter_column("orders", "note", existing_type=sa.String(50), nullable=False)  # expect: set-not-null-scan
    op.execute("ALTER TABLE events ALTER COLUMN order_id SET NOT NULL")  # expect: set-not-null-scan
