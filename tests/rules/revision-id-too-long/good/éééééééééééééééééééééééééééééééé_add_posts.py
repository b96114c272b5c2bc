"""add posts

Revision ID: éééééééééééééééééééééééééééééééé
Revises: a1
Create Date: 2024-03-02 10:00:00
"""
revision = "éééééééééééééééééééééééééééééééé"
down_revision = "a1"


def upgrade():
    pass


def downgrade():
    pass
