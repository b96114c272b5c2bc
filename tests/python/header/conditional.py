import x
revision = 'a' if x.y else 'b'
