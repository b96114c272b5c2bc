"""add votes

Revision ID: d4
Revises: b2
Create Date: 2024-03-04 10:00:00
"""
revision = "d4"
down_revision = "b2"  # expect: spliced-branch-point


def upgrade():
    pass


def downgrade():
    pass
