"""add posts

Revision ID: b2
Revises: a11
Create Date: 2024-03-02 10:00:00
"""
revision = "b2"
down_revision = "a11"  # expect: missing-parent


def upgrade():
    pass


def downgrade():
    pass
