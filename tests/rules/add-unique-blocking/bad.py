def upgrade():
    op.create_unique_constraint("uq_users_name", "users", ["name"])  # expect: add-unique-blocking
    op.execute("ALTER TABLE events ADD CONSTRAINT uq_kind UNIQUE (kind, order_id)")  # expect: add-unique-blocking
