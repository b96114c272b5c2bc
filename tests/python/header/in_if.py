revision = 'a'
if True:
    down_revision = 'b'
else:
    down_revision = 'c'
