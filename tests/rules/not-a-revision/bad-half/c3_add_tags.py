"""add tags"""
revision = "c3"  # expect: not-a-revision
