"""add tags

Revision ID: c3
Revises:
Create Date: 2024-03-03 10:00:00
"""
revision = "c3"
down_revision = None
branch_labels = ("main",)  # expect: branch-label-conflict


def upgrade():
    pass


def downgrade():
    pass
