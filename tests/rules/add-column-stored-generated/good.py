def upgrade():
    op.add_column("orders", sa.Column("gross", sa.Numeric()))
