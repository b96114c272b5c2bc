revision = 'a'
down_revision = ['b', 'c']
branch_labels = []
