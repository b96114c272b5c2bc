def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))


def downgrade():  # expect: empty-downgrade
    pass
