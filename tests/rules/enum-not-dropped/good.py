def upgrade():
    op.create_table("carts", sa.Column("size", sa.Enum("s", "m", name="size"), nullable=False))


def downgrade():
    op.drop_table("carts")
    sa.Enum(name="size").drop(op.get_bind())
