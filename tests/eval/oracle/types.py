"""Column types, the project's own among them."""
import enum

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql, postgresql
from sqlalchemy.dialects.postgresql import ARRAY, ENUM, JSONB, UUID

revision = "1"
down_revision = None


class Colour(enum.Enum):
    red = "r"
    blue = "b"


STATES = ["new", "done"]
state = sa.Enum(*STATES, name="state")
money = sa.Numeric(precision=12, scale=4)


def upgrade():
    op.create_table(
        "things",
        sa.Column("id", UUID(as_uuid=True), server_default=sa.text("gen_random_uuid()"), nullable=False),
        sa.Column("state", state, nullable=False, server_default=STATES[0]),
        sa.Column("colour", sa.Enum(Colour)),
        sa.Column("values", sa.Enum(Colour, values_callable=lambda of: [one.value for one in of], name="letters")),
        sa.Column("tags", ARRAY(sa.String(length=20))),
        sa.Column("body", JSONB(astext_type=sa.Text()), server_default="{}"),
        sa.Column("price", money),
        sa.Column("kind", ENUM("a", "b", name="kind", create_type=False)),
        sa.Column("small", mysql.TINYINT(display_width=1)),
        sa.Column("at", postgresql.TIMESTAMP(timezone=True)),
        sa.Column("total", sa.Integer, sa.Computed("price * 2", persisted=True)),
        sa.Column("n", sa.BigInteger, sa.Identity(always=True, start=10)),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_things")),
        sa.ForeignKeyConstraint(["kind"], ["kinds.name"], name="fk", ondelete="SET NULL"),
        sa.UniqueConstraint("state", "colour", name="uq"),
        sa.CheckConstraint("price > 0"),
    )
    op.alter_column("things", "small", type_=sa.Boolean(), existing_type=mysql.TINYINT(1), postgresql_using="small::boolean")
    op.alter_column("things", "at", server_default=None, existing_server_default=sa.text("now()"))
    op.alter_column("things", "body", new_column_name="payload", nullable=False, comment="the text")
    op.add_column("things", sa.Column("owner", sa.Integer, sa.ForeignKey("auth.users.id", ondelete="CASCADE"), index=True))


def downgrade():
    op.drop_table("things")
