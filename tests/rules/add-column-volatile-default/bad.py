def upgrade():
    op.add_column("users", sa.Column("token", sa.Uuid(), server_default=sa.text("gen_random_uuid()")))  # expect: add-column-volatile-default
    op.execute("ALTER TABLE events ADD COLUMN seen timestamptz DEFAULT clock_timestamp()")  # expect: add-column-volatile-default
