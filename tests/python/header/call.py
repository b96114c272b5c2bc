import uuid
revision = str('a')
down_revision = 'x'
