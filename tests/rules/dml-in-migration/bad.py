def upgrade():
    op.execute("INSERT INTO events (id, kind) VALUES (1, 'start')")  # expect: dml-in-migration
    op.execute("UPDATE users SET name = '' WHERE name IS NULL")  # expect: dml-in-migration
