def upgrade():
    op.add_column("users", sa.Column("number", sa.BigInteger(), sa.Identity()))  # expect: add-column-identity
