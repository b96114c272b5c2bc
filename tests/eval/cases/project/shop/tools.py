import sqlalchemy as sa

from . import types
from .settings import SUFFIX


def add_audit_columns(op, table):
    for verb in ("created", "changed"):
        op.add_column(table, sa.Column(verb + SUFFIX, sa.DateTime(timezone=True), server_default=sa.func.now()))
