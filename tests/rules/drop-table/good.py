def upgrade():
    op.create_table("scratch", sa.Column("id", sa.Integer(), primary_key=True))
    op.drop_table("scratch")
    op.rename_table("events", "events_unused")


def downgrade():
    op.rename_table("events_unused", "events")
