revision = '\xZZ'
