def upgrade():
    op.add_column("users", sa.Column("seen", sa.DateTime(), server_default=sa.func.now()))
