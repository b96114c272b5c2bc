"""A PostgreSQL enumeration gets another label by way of a new type."""
import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "1"
down_revision = None

old_options = ("draft", "sent")
new_options = old_options + ("failed",)
old_type = sa.Enum(*old_options, name="status")
new_type = sa.Enum(*new_options, name="status")
tmp_type = sa.Enum(*new_options, name="_status")
messages = sa.sql.table("messages", sa.Column("status", new_type, nullable=False))


def upgrade():
    tmp_type.create(op.get_bind(), checkfirst=False)
    op.execute("ALTER TABLE messages ALTER COLUMN status TYPE _status USING status::text::_status")
    old_type.drop(op.get_bind(), checkfirst=False)
    new_type.create(op.get_bind(), checkfirst=False)
    op.alter_column(
        "messages", "status", type_=new_type, existing_type=tmp_type, postgresql_using="status::text::status"
    )
    tmp_type.drop(op.get_bind(), checkfirst=False)


def downgrade():
    op.execute(messages.update().where(messages.c.status == "failed").values(status="sent"))
    status = postgresql.ENUM(*old_options, name="status", create_type=False)
    status.create(op.get_bind())
    with op.get_context().autocommit_block():
        op.execute("ALTER TYPE status ADD VALUE IF NOT EXISTS 'failed'")
