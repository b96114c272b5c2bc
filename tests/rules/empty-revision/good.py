def upgrade():
    op.execute("SELECT 1")


def downgrade():
    pass
