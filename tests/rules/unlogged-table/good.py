def upgrade():
    op.create_table("seen", sa.Column("id", sa.Integer()), prefixes=["TEMPORARY"])
    op.execute("ALTER TABLE events SET LOGGED")
