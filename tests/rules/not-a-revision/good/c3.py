"""add tags"""
# Alembic takes the id of a file without one from a name like this.
down_revision = "b2"
