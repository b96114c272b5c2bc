def upgrade():
    op.drop_column("users", "nickname")  # expect: unknown-object
    op.drop_index("ix_events_sort", table_name="events")  # expect: unknown-object
    op.add_column("customers", sa.Column("vip", sa.Boolean()))  # expect: unknown-object


def downgrade():
    op.drop_column("orders", "vip")  # expect: unknown-object
