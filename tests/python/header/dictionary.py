revision = 'a'
branch_labels = {}
