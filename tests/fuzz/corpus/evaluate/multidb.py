"""the template for several databases"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def upgrade(engine_name: str) -> None:
    globals()["upgrade_%s" % engine_name]()


def downgrade(engine_name: str) -> None:
    globals()[f"downgrade_{engine_name}"]()


def upgrade_main():
    op.add_column("users", sa.Column("email", sa.String(255)))


def downgrade_main():
    op.drop_column("users", "email")


def upgrade_archive():
    op.add_column("old_users", sa.Column("email", sa.String(255)))


def downgrade_archive():
    pass
