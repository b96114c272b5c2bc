def upgrade():
    op.alter_column("users", "age", existing_type=sa.Integer(), type_=sa.BigInteger())  # expect: alter-type-rewrite
    op.execute("ALTER TABLE events ALTER COLUMN payload TYPE jsonb")  # expect: alter-type-rewrite
