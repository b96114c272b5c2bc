def upgrade():
    op.add_column("users", sa.Column("vip", sa.Boolean()))
    op.drop_index("ix_events_kind", table_name="events")
    op.execute("DROP TABLE IF EXISTS customers")


def downgrade():
    op.create_index("ix_events_kind", "events", ["kind"])
    op.drop_column("users", "vip")
