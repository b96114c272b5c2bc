def upgrade():
    op.execute("ALTER TABLE users ADD COLUMN number bigserial")  # expect: add-column-serial
