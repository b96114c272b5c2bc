def upgrade():
    op.add_column("users", sa.Column("rank", sa.Integer(), nullable=True))
    op.drop_column("users", "rank")


def downgrade():
    op.drop_column("users", "age")
