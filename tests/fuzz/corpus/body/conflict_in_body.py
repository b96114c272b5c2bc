revision = 'a'
down_revision = 'b'
def upgrade():
<<<<<<< HEAD
    pass
=======
    x
>>>>>>> topic
