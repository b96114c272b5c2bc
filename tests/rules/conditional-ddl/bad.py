def upgrade():
    if op.get_bind().execute(sa.text("SELECT 1 FROM users")).scalar():
        op.drop_column("users", "age")  # expect: conditional-ddl
