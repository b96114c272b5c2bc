def upgrade():
    op.alter_column("orders", "note", existing_type=sa.String(50), type_=sa.String(500))
    op.alter_column("users", "email", existing_type=sa.String(255), type_=sa.Text())
    op.add_column("users", sa.Column("points", sa.Integer()))
    op.alter_column("users", "points", type_=sa.BigInteger())
