def upgrade():
    op.drop_column("users", "age")


def downgrade():
    op.add_column("users", sa.Column("age", sa.Integer()))  # expect: upgrade-unrecoverable
