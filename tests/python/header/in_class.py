revision = 'a'
class Migration:
    revision = 'b'
    down_revision = 'c'
