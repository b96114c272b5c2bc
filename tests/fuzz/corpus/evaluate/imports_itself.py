from a.b import *
import a
from . import b
X = a.X + 1
def upgrade():
    a.upgrade()
    for i in range(X or 3):
        [y for y in a.b.Z if y]
class Z(a.Z):
    pass
