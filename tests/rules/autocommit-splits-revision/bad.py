def upgrade():
    op.add_column("orders", sa.Column("colour", sa.Text()))
    with op.get_context().autocommit_block():
        op.create_index("ix_colour", "orders", ["colour"], postgresql_concurrently=True)  # expect: autocommit-splits-revision
