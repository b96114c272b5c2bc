def upgrade():
    op.create_unique_constraint("uq_users_name", "users", ["name"])  # expect: add-unique-may-fail
    op.create_index("uq_events", "events", ["kind", "order_id"], unique=True)  # expect: add-unique-may-fail
