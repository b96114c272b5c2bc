revision = u'a'
down_revision = U'b'
