revision = 'a'
revision = 'b'
