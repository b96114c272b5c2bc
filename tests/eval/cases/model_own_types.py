"""Column types that the project defines."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.mysql import BINARY
from sqlalchemy.dialects.postgresql import JSONB, UUID
from sqlalchemy.types import CHAR, TypeDecorator, UserDefinedType

revision = "1"
down_revision = None


class GUID(TypeDecorator):
    impl = CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(UUID())
        if dialect.name == "mysql":
            return dialect.type_descriptor(BINARY(16))
        return dialect.type_descriptor(CHAR(32))

    def process_bind_param(self, value, dialect):
        return str(value)


class Money(TypeDecorator):
    impl = sa.Numeric(12, 2)


class Point(UserDefinedType):
    def __init__(self, srid=4326):
        self.srid = srid

    def get_col_spec(self, **kw):
        return f"geometry(Point,{self.srid})"


Json = sa.JSON().with_variant(JSONB(), "postgresql")


def upgrade():
    op.create_table(
        "places",
        sa.Column("id", GUID(), primary_key=True),
        sa.Column("where", Point()),
        sa.Column("price", Money),
        sa.Column("data", Json, server_default=sa.text("'{}'")),
        sa.Column("outside", unknown_types.Thing(5)),
    )


def downgrade():
    op.drop_table("places")
