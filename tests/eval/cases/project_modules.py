"""the project's own modules"""
from alembic import op
import sqlalchemy as sa

from shop.tools import add_audit_columns, types
from shop.models import Kind
import shop.settings as settings
import payments

revision = "a1"
down_revision = None


def upgrade():
    add_audit_columns(op, settings.TABLE)
    op.add_column(settings.TABLE, sa.Column("kind", sa.Enum(*[k.value for k in Kind], name="kind")))
    op.add_column(settings.TABLE, sa.Column("price", types.Money(10, 2)))
    payments.backfill()
    payments.migrate(op.get_bind())


def downgrade():
    op.drop_column(settings.TABLE, "price")
