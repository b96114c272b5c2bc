OTHER = 'c'
revision = 'a'
down_revision = ('b', OTHER)
