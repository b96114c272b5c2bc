"""conditions that nobody can decide"""
import os

from alembic import context, op
import sqlalchemy as sa

revision = "a1"
down_revision = None


def is_postgres():
    return op.get_bind().dialect.name == "postgresql"


def upgrade():
    bind = op.get_bind()
    size = 36
    if is_postgres():
        kind = sa.dialects.postgresql.UUID()
        op.execute("CREATE EXTENSION pgcrypto")
    elif bind.dialect.name in ("mysql", "mariadb"):
        kind = sa.CHAR(size)
    else:
        kind = sa.String(size)
    op.add_column("t", sa.Column("a", kind))
    if not is_postgres():
        op.drop_index("ix_t")
    if context.is_offline_mode():
        return
    if not sa.inspect(bind).has_table("extra"):
        op.create_table("extra", sa.Column("id", sa.Integer))
    if os.environ.get("WITH_DATA") == "1":
        op.execute("INSERT INTO extra VALUES (1)")
    op.execute("ANALYZE t")


def downgrade():
    if not is_postgres():
        raise NotImplementedError("only on PostgreSQL")
    op.drop_column("t", "a")
