def upgrade():
    op.execute("ALTER TABLE events SET LOGGED")  # expect: set-logged
