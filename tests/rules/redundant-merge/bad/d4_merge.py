"""merge

Revision ID: d4
Revises: a1, c3
Create Date: 2024-03-04 10:00:00
"""
revision = "d4"
down_revision = ("a1", "c3")  # expect: redundant-merge


def upgrade():
    pass


def downgrade():
    pass
