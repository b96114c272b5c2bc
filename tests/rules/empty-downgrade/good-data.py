def upgrade():
    op.execute("UPDATE users SET name = '' WHERE name IS NULL")


def downgrade():
    pass
