revision = 'a'
down_revision = ('b',

def upgrade():
    pass
branch_labels = None
