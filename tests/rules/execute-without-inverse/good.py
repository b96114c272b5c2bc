def upgrade():
    op.execute("CREATE VIEW mails AS SELECT email FROM users")


def downgrade():
    op.execute("DROP VIEW mails")
