(revision := 'a')
print(down_revision := 'b')
branch_labels = (depends_on := None)
