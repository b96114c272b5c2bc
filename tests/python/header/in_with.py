with open('x') as revision:
    down_revision = 'b'
