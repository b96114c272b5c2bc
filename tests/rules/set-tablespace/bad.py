def upgrade():
    op.execute("ALTER TABLE events SET TABLESPACE fast")  # expect: set-tablespace
