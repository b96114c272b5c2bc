def upgrade():
    op.drop_column("users", "age")


def downgrade():
    raise NotImplementedError()  # expect: irreversible-unmarked
