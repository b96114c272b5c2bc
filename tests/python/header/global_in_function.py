revision = 'a'
def upgrade():
    global revision, other
    revision = 'b'
