def upgrade():
    try:
        op.drop_column("users", "age")
    except Exception as error:
        raise RuntimeError("users.age") from error
