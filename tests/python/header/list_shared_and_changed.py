PARENTS = ['b']
revision = 'a'
down_revision = PARENTS
PARENTS += ['c']
