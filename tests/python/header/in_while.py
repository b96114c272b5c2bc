while True:
    revision = 'a'
    break
