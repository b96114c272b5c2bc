revision = 'a'
x = 1
revision = 'b'
