"""add posts

Revision ID: b2
Revises: d4
Create Date: 2024-03-02 10:00:00
"""
revision = "b2"
down_revision = "d4"  # expect: revision-cycle


def upgrade():
    pass


def downgrade():
    pass
