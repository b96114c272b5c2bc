revision = 'a'
revision += 'b'
