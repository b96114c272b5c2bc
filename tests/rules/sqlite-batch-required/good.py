def upgrade():
    with op.batch_alter_table("users") as batch_op:
        batch_op.alter_column("name", nullable=False)
