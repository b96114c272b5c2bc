revision = b'a'
down_revision = 'b'
