"""add posts

Revision ID: b2
Revises: a1
Create Date: 2024-03-02 10:00:00
"""
revision = "b2"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
