def upgrade():
    op.drop_column("events", "id")  # expect: drop-column-loses-pk
