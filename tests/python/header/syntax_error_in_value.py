revision = 'a' 5
down_revision = 'b'
