def upgrade():
    op.execute("SELECT enumlabel FROM pg_enum")
