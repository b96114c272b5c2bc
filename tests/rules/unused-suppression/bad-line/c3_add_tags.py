"""add tags

Revision ID: c3
Revises: a1
Create Date: 2024-03-03 10:00:00
"""
revision = "c3"
down_revision = "a1"  # migrate: ignore[multiple-heads] wrong line  # expect: unused-suppression


def upgrade():
    pass


def downgrade():
    pass
