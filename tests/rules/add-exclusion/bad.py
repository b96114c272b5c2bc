def upgrade():
    op.execute("ALTER TABLE orders ADD CONSTRAINT one_at_a_time EXCLUDE USING gist (user_id WITH =)")  # expect: add-exclusion
