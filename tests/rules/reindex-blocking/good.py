def upgrade():
    with op.get_context().autocommit_block():
        op.execute("REINDEX TABLE CONCURRENTLY events")
