REV = 'a'
PARENT = ('b', 'c')
revision = REV
down_revision = PARENT
