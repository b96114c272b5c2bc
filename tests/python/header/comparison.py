revision = 'a'
revision == 'b'
down_revision = 'a' == 'b'
