def upgrade():
    op.drop_column("orders", "user_id")
