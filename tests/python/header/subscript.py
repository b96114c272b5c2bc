REVS = ('a',)
revision = REVS[0]
