"Message"; revision = 'a'
