"""try around operations, and what follows"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None

try:
    from sqlalchemy.dialects.postgresql import JSONB as Json
except ImportError:
    from sqlalchemy import JSON as Json


def upgrade():
    try:
        op.drop_constraint("ck_a", "t", type_="check")
    except sa.exc.ProgrammingError:
        op.drop_constraint("ck_b", "t", type_="check")
    try:
        op.drop_index("ix_a")
    except Exception as error:
        print(error)
        raise
    finally:
        op.execute("RESET ALL")
    op.add_column("t", sa.Column("j", Json()))
    try:
        {}["missing"]
    except KeyError:
        op.drop_table("certain")


def downgrade():
    raise RuntimeError("no way back")
