"""add likes"""
revision = None  # expect: not-a-revision
down_revision = "b2"
