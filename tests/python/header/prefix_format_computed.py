N = 'x'
revision = f'a{N}'
