revision = 'a' "b"
down_revision = ('c'  # one
   'd')
