revision = 'a%s' % 'b'
