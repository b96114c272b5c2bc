def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))
    op.execute("CREATE VIEW nicks AS SELECT nick FROM users")  # expect: execute-without-inverse


def downgrade():
    op.drop_column("users", "nick")
