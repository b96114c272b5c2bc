def upgrade():
    op.drop_column("users", "age")


def downgrade():
    raise NotImplementedError("the ages are gone")
