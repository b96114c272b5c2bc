def upgrade():
    with op.get_context().autocommit_block():
        op.execute("SET lock_timeout = 0")
        op.create_index("ix_note", "orders", ["note"], postgresql_concurrently=True)
