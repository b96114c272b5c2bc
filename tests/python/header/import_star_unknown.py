from x.y import *
revision = 'a'
down_revision = 'b'
