"""add posts, with better words

Revision ID: b2
Revises: a1
Create Date: 2024-03-05 10:00:00
"""
revision = "b2"
down_revision = "a1"


def upgrade():
    # Nothing to do.
    pass


def downgrade():
    # Nothing to do.
    pass
