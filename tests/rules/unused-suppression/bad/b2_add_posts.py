"""add posts

Revision ID: b2
Revises: a1
Create Date: 2024-03-02 10:00:00
"""
revision = "b2"
down_revision = "a1"
# migrate: ignore[filename-mismatch] the name is fine  # expect: unused-suppression
branch_labels = None  # migrate: ignore[mutliple-heads] typo  # expect: unused-suppression


def upgrade():
    pass


def downgrade():
    pass
