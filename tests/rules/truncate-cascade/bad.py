def upgrade():
    op.execute("TRUNCATE users CASCADE")  # expect: truncate-cascade
