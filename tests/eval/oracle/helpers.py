"""Helper functions, constants and loops."""
import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None

SCHEMA = "shop"
TABLES = ("orders", "items")
COLUMNS = {"orders": ["total", "tax"], "items": ["price"]}
NAME = "ck_{table}_{column}_positive"


def timestamps(*names, nullable=False, **options):
    return [sa.Column(name, sa.DateTime(timezone=True), nullable=nullable, **options) for name in names]


def constrain(table, column, minimum=0):
    op.create_check_constraint(NAME.format(table=table, column=column), table, f"{column} > {minimum}", schema=SCHEMA)


def upgrade():
    for number, table in enumerate(TABLES, start=1):
        op.create_table(
            table,
            sa.Column("id", sa.Integer, primary_key=True),
            sa.Column("number_%d" % number, sa.String(10 * number)),
            *timestamps("created", "updated", server_default=sa.func.now()),
            schema=SCHEMA,
        )
    for table, columns in COLUMNS.items():
        for column in columns:
            op.add_column(table, sa.Column(column, sa.Numeric(10, 2), nullable=True), schema=SCHEMA)
            constrain(table, column, minimum=len(column) - 3)
    op.execute("UPDATE %s.orders SET total = 0 WHERE total IS NULL" % SCHEMA)
    op.execute("; ".join("ANALYZE {}.{}".format(SCHEMA, table) for table in sorted(TABLES)))
    add = lambda column: op.add_column("items", sa.Column(column, sa.Text), schema=SCHEMA)
    list(map(add, ["note", "memo"]))
    if "orders" in COLUMNS and not COLUMNS.get("missing"):
        op.create_index(op.f("ix_" + "_".join(COLUMNS["orders"])), "orders", COLUMNS["orders"], unique=len(TABLES) == 2)


def downgrade():
    for table in reversed(TABLES):
        op.drop_table(table, schema=SCHEMA)
