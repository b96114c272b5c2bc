revision = 'a'
def upgrade():
    revision = 'b'
    down_revision = 'c'
