def upgrade():
    with op.get_context().autocommit_block():
        op.execute("SET lock_timeout = '5s'")
        op.create_index("ix_note", "orders", ["note"], postgresql_concurrently=True)  # expect: lock-timeout-on-concurrent
