"""add posts

Revision ID: 2024-03-02
Revises: a1
Create Date: 2024-03-02 10:00:00
"""
revision = "2024-03-02"  # expect: invalid-revision-id
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
