def upgrade():
    op.execute("ALTER TABLE users ADD COLUM nick text")  # expect: syntax-error
