a = 'x'
b = 'y'
revision, down_revision = b, a
