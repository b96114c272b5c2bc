def upgrade():  # expect: empty-revision
    pass


def downgrade():
    pass
