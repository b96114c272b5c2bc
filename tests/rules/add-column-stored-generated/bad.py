def upgrade():
    op.add_column("orders", sa.Column("gross", sa.Numeric(), sa.Computed("total * 1.2", persisted=True)))  # expect: add-column-stored-generated
