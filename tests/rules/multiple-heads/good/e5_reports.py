"""reports

Revision ID: e5
Revises:
Create Date: 2024-03-05 10:00:00
"""
revision = "e5"
down_revision = None
branch_labels = ("reports",)


def upgrade():
    pass


def downgrade():
    pass
