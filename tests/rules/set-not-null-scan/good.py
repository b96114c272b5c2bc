def upgrade():
    op.alter_column("orders", "total", existing_type=sa.Numeric(10, 2), nullable=False)
    op.alter_column("orders", "note", existing_type=sa.String(50), nullable=True)
