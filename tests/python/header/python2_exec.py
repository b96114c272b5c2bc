revision = 'a'
exec 'y'
