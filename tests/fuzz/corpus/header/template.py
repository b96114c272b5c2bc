"""Add users

Revision ID: 1975ea83b712
Revises: 27c6a30d7c24
Create Date: 2024-03-01 12:00:00.000000

"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '1975ea83b712'
down_revision = '27c6a30d7c24'
branch_labels = None
depends_on = None


def upgrade():
    op.execute('SELECT 1')


def downgrade():
    pass
