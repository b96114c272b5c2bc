"""constants, f-strings, loops over literals, comprehensions, functions of the file"""
from alembic import op
import sqlalchemy as sa

revision = "a1"
down_revision = None

SCHEMA = "shop"
TABLES = ("orders", "items")
COLUMNS = {"created_at": sa.DateTime(), "note": sa.Text()}


def audit(table, *names, nullable=True, **options):
    for name in names:
        op.add_column(table, sa.Column(name, COLUMNS[name], nullable=nullable), **options)


def upgrade():
    for number, table in enumerate(TABLES, start=1):
        audit(table, *COLUMNS, nullable=number > 1, schema=SCHEMA)
        op.create_index(f"ix_{table}_{'_'.join(sorted(COLUMNS))}", table, [c for c in COLUMNS if c != "note"], schema=SCHEMA)
    op.execute("UPDATE %s.%s SET note = '%s'" % (SCHEMA, TABLES[0], "-".join(str(n) for n in range(3))))
    op.execute("""
        UPDATE {schema}.{table}
        SET note = {value!r}
    """.format(schema=SCHEMA, table=TABLES[-1], value="x" * 3).strip())


def downgrade():
    for table in reversed(TABLES):
        for name in COLUMNS:
            op.drop_column(table, name, schema=SCHEMA)
