"""add votes

Revision ID: d4
Revises: c3
Create Date: 2024-03-04 10:00:00
"""
revision = "d4"
down_revision = "c3"


def upgrade():
    pass


def downgrade():
    pass
