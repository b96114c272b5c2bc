def upgrade():
    op.add_column("users", sa.Column("email", sa.Text()))  # expect: already-exists
    op.create_index("ix_events_kind", "events", ["kind"])  # expect: already-exists
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True))  # expect: already-exists
