revision = 'a'
down_revision = 'b'

def upgrade():
    op.add_column('x' 5, )
    x = = 2
