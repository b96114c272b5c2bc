revision = 'a'
down_revision = 'b'
from sqlalchemy import *
from alembic.op import *
