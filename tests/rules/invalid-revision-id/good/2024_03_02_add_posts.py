"""add posts

Revision ID: 2024_03_02
Revises: a1
Create Date: 2024-03-02 10:00:00
"""
revision = "2024_03_02"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
