def upgrade():
    op.execute("CREATE TABLE hits (page text)")
    op.execute("ALTER TABLE hits SET TABLESPACE fast")
