def upgrade():
    op.execute("ALTER TABLE events SET ACCESS METHOD heap2")  # expect: set-access-method
