"""add posts

Revision ID: add_posts_and_tags_and_votes_to_all
Revises:
Create Date: 2024-03-02 10:00:00
"""
revision = "add_posts_and_tags_and_votes_to_all"
down_revision = None


def upgrade():
    pass


def downgrade():
    pass
