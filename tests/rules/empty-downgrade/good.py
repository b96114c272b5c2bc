def upgrade():
    op.add_column("users", sa.Column("nick", sa.Text()))


def downgrade():
    raise NotImplementedError("the old column is gone")
