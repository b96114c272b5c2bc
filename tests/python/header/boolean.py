revision = 'a'
branch_labels = True
