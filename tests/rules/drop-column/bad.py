def upgrade():
    op.drop_column("users", "age")  # expect: drop-column
    with op.batch_alter_table("orders") as batch_op:
        batch_op.drop_column("note")  # expect: drop-column
