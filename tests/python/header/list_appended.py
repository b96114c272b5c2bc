revision = 'a'
depends_on = ['b']
depends_on.append('c')
