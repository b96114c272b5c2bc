revision = 'a'
for down_revision in ('b',):
    pass
