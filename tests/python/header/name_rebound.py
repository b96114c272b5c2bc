REV = 'a'
REV = 'b'
revision = REV
REV = 'c'
