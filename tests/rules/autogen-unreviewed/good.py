def upgrade():
    # Read and corrected.
    op.add_column("users", sa.Column("nick", sa.Text()))
