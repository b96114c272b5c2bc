def upgrade():
    op.add_column("users", sa.Column("plan", sa.Text(), nullable=False))  # expect: add-required-column
    op.add_column("users", sa.Column("seats", sa.Integer(), nullable=False, default=1))  # expect: add-required-column
    op.execute("ALTER TABLE events ADD COLUMN colour text NOT NULL")  # expect: add-required-column
