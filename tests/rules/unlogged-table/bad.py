def upgrade():
    op.execute("CREATE UNLOGGED TABLE hits (page text)")  # expect: unlogged-table
    op.execute("ALTER TABLE events SET UNLOGGED")  # expect: unlogged-table
    op.create_table("seen", sa.Column("id", sa.Integer()), prefixes=["UNLOGGED"])  # expect: unlogged-table
