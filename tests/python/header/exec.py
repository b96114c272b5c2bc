revision = 'a'
exec('x')
