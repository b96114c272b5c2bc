def upgrade():
    op.create_check_constraint("note_set", "orders", "note IS NOT NULL", postgresql_not_valid=True)
    op.execute("ALTER TABLE orders VALIDATE CONSTRAINT note_set")
    op.alter_column("orders", "note", existing_type=sa.String(50), nullable=False)
