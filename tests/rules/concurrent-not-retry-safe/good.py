def upgrade():
    with op.get_context().autocommit_block():
        op.drop_index("ix_note", "orders", postgresql_concurrently=True, if_exists=True)
        op.create_index("ix_note", "orders", ["note"], postgresql_concurrently=True)
