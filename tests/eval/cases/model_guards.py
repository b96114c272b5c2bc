"""What is in the database, and which database it is, decides."""
import sqlalchemy as sa
from alembic import context, op
from sqlalchemy.engine.reflection import Inspector

revision = "1"
down_revision = None


def has_column(table, column):
    inspector = Inspector.from_engine(op.get_bind())
    return any(column == found["name"] for found in inspector.get_columns(table))


def upgrade():
    bind = op.get_bind()
    if not sa.inspect(bind).has_table("logs"):
        op.create_table("logs", sa.Column("id", sa.Integer, primary_key=True))
    if not has_column("users", "age"):
        op.add_column("users", sa.Column("age", sa.Integer))
    if bind.dialect.name == "postgresql":
        op.execute("CREATE EXTENSION IF NOT EXISTS citext")
    elif bind.dialect.name in ("mysql", "mariadb"):
        op.execute("SET foreign_key_checks = 0")
    else:
        op.execute("PRAGMA foreign_keys = OFF")
    if context.is_offline_mode():
        return
    names = [index["name"] for index in sa.inspect(bind).get_indexes("users")]
    if "ix_users_age" not in names:
        op.create_index("ix_users_age", "users", ["age"])


def downgrade():
    try:
        op.drop_index("ix_users_age", "users")
    except (sa.exc.OperationalError, sa.exc.ProgrammingError):
        pass
