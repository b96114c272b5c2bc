def revision():
    pass
class down_revision:
    pass
