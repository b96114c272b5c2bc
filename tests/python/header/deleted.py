revision = 'a'
down_revision = 'b'
del down_revision
