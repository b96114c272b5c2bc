revision: str
down_revision = 'b'
