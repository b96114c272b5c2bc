revision = REV
REV = 'a'
