def upgrade():
    op.execute("UPDATE users SET name = trim(name)")  # expect: update-without-where
