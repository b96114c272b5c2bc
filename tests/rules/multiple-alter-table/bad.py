def upgrade():
    op.alter_column("users", "age", existing_type=sa.Integer(), type_=sa.BigInteger())
    op.alter_column("users", "id", existing_type=sa.Integer(), type_=sa.BigInteger())  # expect: multiple-alter-table
