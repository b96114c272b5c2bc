revision = 'a'
down_revision = 'b'

def upgrade():
    print revision
    raise E, 'x'
