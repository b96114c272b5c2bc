def upgrade():
    with op.get_context().autocommit_block():
        op.create_index("ix_note", "orders", ["note"], postgresql_concurrently=True)  # expect: concurrent-not-retry-safe
