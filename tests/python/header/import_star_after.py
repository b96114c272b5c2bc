revision = 'a'
from x import *
