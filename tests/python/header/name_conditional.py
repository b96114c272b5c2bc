if x:
    REV = 'a'
revision = REV
