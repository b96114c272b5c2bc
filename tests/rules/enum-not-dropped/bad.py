def upgrade():
    op.create_table(
        "carts",
        sa.Column("colour", sa.Enum("red", "blue", name="colour"), nullable=False),
        sa.Column("size", sa.Enum("s", "m", name="size"), nullable=False),
    )


def downgrade():  # expect: enum-not-dropped
    op.drop_table("carts")
    op.execute("DROP TYPE size")
