revision = 'a'
branch_labels = {'x', 'y'}
