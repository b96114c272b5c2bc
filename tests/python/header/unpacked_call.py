revision, down_revision = f()
