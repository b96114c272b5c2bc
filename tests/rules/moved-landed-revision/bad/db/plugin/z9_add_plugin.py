"""add plugin

Revision ID: z9
Revises:
Create Date: 2024-03-02 10:00:00
"""
revision = "z9"
down_revision = None
branch_labels = ("plugin",)


def upgrade():
    pass


def downgrade():
    pass
