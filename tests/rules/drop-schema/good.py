def upgrade():
    op.execute("CREATE SCHEMA scratch")
    op.execute("DROP SCHEMA scratch")


def downgrade():
    op.execute("DROP SCHEMA audit")
