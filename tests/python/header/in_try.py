try:
    revision = 'a'
except Exception as down_revision:
    pass
finally:
    branch_labels = None
