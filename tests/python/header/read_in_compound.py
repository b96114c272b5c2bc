revision = 'a'
if revision == 'a':
    x = revision
