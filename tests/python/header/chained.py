a = revision = 'x'
down_revision = branch_labels = None
