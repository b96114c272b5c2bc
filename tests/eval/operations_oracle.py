#!/usr/bin/env python3
"""Prints what real Alembic makes of revisions, as one line of text for every operation.

    operations_oracle.py record FILE...     the operations of upgrade() of each file, below its name
    operations_oracle.py generate SEED N    N generated revisions and their operations

Operations are recorded, not run: no database is needed. tests/eval/model_oracle_test.cc prints the same lines from
what the evaluator understood. In the output of `generate` each revision stands between "=== file" and "--- operations".
"""
import io
import json
import random
import sys
import warnings

import sqlalchemy as sa
from alembic.operations import Operations, batch, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import mysql, postgresql

recorded = []


def text(value):
    return json.dumps(str(value), ensure_ascii=False)


def listing(items):
    return "[" + ", ".join(items) + "]"


def call(what, *parts, **words):
    parts = list(parts) + [f"{word}={value}" for word, value in sorted(words.items()) if value is not None]
    return f"{what}({', '.join(parts)})"


def flag(value):
    return None if value is None else ("true" if value else "false")


def maybe(value):
    return None if value is None else text(value)


def names(values):
    return None if values is None else listing(text(getattr(value, "name", value)) for value in values)


def table_name(name, schema):
    return text(f"{schema}.{name}" if schema else name)


def type_text(of):
    if isinstance(of, type):
        of = of()
    words = {}
    if isinstance(of, sa.types.Variant):
        words["variants"] = listing(call(k, type_text(v)) for k, v in sorted(of.mapping.items()))
        return type_text(of.impl) + words["variants"]
    module = type(of).__module__.split(".")
    prefix = module[2] + "." if "dialects" in module else ""
    if isinstance(of, (sa.Enum, mysql.SET)):
        words["labels"] = names(getattr(of, "enums", None) or of.values)
        words["name"] = maybe(getattr(of, "name", None))
    else:
        for word in ("length", "precision", "scale"):
            if getattr(of, word, None) is not None:
                words[word] = str(getattr(of, word))
    if isinstance(of, sa.ARRAY):
        words["item"] = type_text(of.item_type)
        words["dimensions"] = None if of.dimensions is None else str(of.dimensions)
    if getattr(of, "timezone", False):
        words["timezone"] = "true"
    words["collation"] = maybe(getattr(of, "collation", None))
    if getattr(of, "unsigned", False):
        words["unsigned"] = "true"
    return call(prefix + type(of).__name__, **words)


def expression(of):
    if isinstance(of, str):
        return text(of)
    if isinstance(of, sa.sql.elements.TextClause):
        return call("text", text(of.text))
    if isinstance(of, sa.sql.functions.FunctionElement):
        return call("call", text(of.name), *[expression(item) for item in of.clauses])
    if isinstance(of, (sa.sql.elements.True_, sa.sql.elements.False_)):
        return flag(isinstance(of, sa.sql.elements.True_))
    if isinstance(of, sa.sql.elements.ColumnElement) and getattr(of, "name", None):
        return text(of.name)
    return "?"


def default(of):
    if of is None or of is False:
        return "none"
    if isinstance(of, sa.DefaultClause):
        of = of.arg
    elif isinstance(of, sa.FetchedValue):
        return "fetched"
    return expression(of)


def constraint_words(of):
    return {"deferrable": flag(of.deferrable), "initially": maybe(of.initially)}


def foreign_words(of):
    return {"onupdate": maybe(of.onupdate), "ondelete": maybe(of.ondelete), "match": maybe(of.match)}


def constraint(of):
    words = {"name": maybe(of.name), **constraint_words(of)}
    if isinstance(of, sa.PrimaryKeyConstraint):
        return call("primary", names(of._pending_colargs), **words)
    if isinstance(of, sa.UniqueConstraint):
        return call("unique", names(of._pending_colargs), **words)
    if isinstance(of, sa.CheckConstraint):
        return call("check", expression(of.sqltext), **words)
    targets = [element._colspec for element in of.elements]
    return call("foreign", names(of.column_keys), names(targets), **words, **foreign_words(of))


def column(of):
    words = {
        "nullable": None if of.identity else flag(of.nullable),
        "primary": "true" if of.primary_key else None,
        "unique": "true" if of.unique else None,
        "index": "true" if of.index else None,
        "autoincrement": None if isinstance(of.autoincrement, str) else flag(of.autoincrement),
        "comment": maybe(of.comment),
        "python": "true" if of.default is not None and not isinstance(of.default, sa.Sequence) else None,
    }
    if of.computed is not None:
        words["computed"] = expression(of.computed.sqltext) + " " + str(flag(of.computed.persisted))
    elif of.identity is not None:
        words["identity"] = f"{flag(of.identity.always)} {of.identity.start}"
    elif of.server_default is not None:
        words["default"] = default(of.server_default)
    foreign = [
        call("foreign", text(key._colspec), name=maybe(key.name), **foreign_words(key))
        for key in sorted(of.foreign_keys, key=lambda key: key._colspec)
    ]
    words["keys"] = listing(foreign) if foreign else None
    return call("column", text(of.name), type_text(of.type), **words)


def item(of):
    if isinstance(of, sa.Column):
        return column(of)
    return constraint(of) if isinstance(of, sa.Constraint) else index(of)


def index(of):
    return call("index", maybe(of.name) or "-", listing(expression(one) for one in of.expressions), unique="true" if of.unique else None)


def keywords(of, *known):
    shown = {}
    for word in known:
        value = of.kw.get(word)
        if value is None:
            continue
        if isinstance(value, bool):
            shown[word] = flag(value)
        elif isinstance(value, (list, tuple)):
            shown[word] = names(value)
        else:
            shown[word] = expression(value)
    return shown


def row(of):
    return listing(f"{text(key)}: {json.dumps(value, ensure_ascii=False)}" for key, value in of.items())


def core(of):
    if isinstance(of, (str, sa.sql.elements.TextClause)):
        return text(of if isinstance(of, str) else of.text)
    return call(type(of).__name__.lower(), text(of.table.name))


def show(op):
    table = table_name(getattr(op, "table_name", None), getattr(op, "schema", None)) if hasattr(op, "table_name") else None
    words = {}
    if isinstance(op, ops.CreateTableOp):
        return call("create_table", table, listing(item(one) for one in op.columns), comment=maybe(op.comment), prefixes=names(op.prefixes))
    if isinstance(op, ops.DropTableOp):
        return call("drop_table", table)
    if isinstance(op, ops.RenameTableOp):
        return call("rename_table", table, text(op.new_table_name))
    if isinstance(op, ops.CreateTableCommentOp):
        return call("comment", table, maybe(op.comment) or "-")
    if isinstance(op, ops.DropTableCommentOp):
        return call("comment", table, "-")
    if isinstance(op, ops.AlterColumnOp):
        if op.modify_server_default is not False:
            words["default"] = default(op.modify_server_default)
        if op.modify_comment is not False:
            words["comment"] = maybe(op.modify_comment) or "-"
        if op.existing_server_default is not False:
            words["existing_default"] = default(op.existing_server_default)
        for word, value in (("type", op.modify_type), ("existing_type", op.existing_type)):
            words[word] = None if value is None else type_text(value)
        words.update(name=maybe(op.modify_name), nullable=flag(op.modify_nullable), existing_nullable=flag(op.existing_nullable))
        words.update(existing_comment=maybe(op.existing_comment), **keywords(op, "postgresql_using", "autoincrement"))
        return call("alter_column", table, text(op.column_name), **words)
    if isinstance(op, ops.AddColumnOp):
        return call("add_column", table, column(op.column))
    if isinstance(op, ops.DropColumnOp):
        return call("drop_column", table, text(op.column_name))
    if isinstance(op, ops.DropConstraintOp):
        return call("drop_constraint", table, text(op.constraint_name), type=maybe(op.constraint_type))
    if isinstance(op, ops.CreatePrimaryKeyOp):
        return call("create_primary_key", table, maybe(op.constraint_name) or "-", names(op.columns))
    if isinstance(op, ops.CreateUniqueConstraintOp):
        return call("create_unique", table, maybe(op.constraint_name) or "-", names(op.columns), **keywords(op, "deferrable", "initially"))
    if isinstance(op, ops.CreateForeignKeyOp):
        local = table_name(op.source_table, op.kw.get("source_schema"))
        target = table_name(op.referent_table, op.kw.get("referent_schema"))
        words = keywords(op, "onupdate", "ondelete", "match", "deferrable", "initially")
        return call("create_foreign_key", local, maybe(op.constraint_name) or "-", names(op.local_cols), target, names(op.remote_cols), **words)
    if isinstance(op, ops.CreateCheckConstraintOp):
        condition = call("text", text(op.condition)) if isinstance(op.condition, str) else expression(op.condition)
        return call("create_check", table, maybe(op.constraint_name) or "-", condition)
    if isinstance(op, ops.CreateIndexOp):
        words = keywords(op, "postgresql_using", "postgresql_where", "postgresql_concurrently", "postgresql_include")
        return call("create_index", table, maybe(op.index_name) or "-", listing(expression(one) for one in op.columns), unique="true" if op.unique else None, **words)
    if isinstance(op, ops.DropIndexOp):
        return call("drop_index", table if op.table_name else "-", text(op.index_name), **keywords(op, "postgresql_concurrently"))
    if isinstance(op, ops.BulkInsertOp):
        return call("bulk_insert", text(op.table.name), listing(row(one) for one in op.rows))
    if isinstance(op, ops.ExecuteSQLOp):
        return call("execute", core(op.sqltext))
    return type(op).__name__


def invoke(self, operation):
    recorded.append(show(operation))
    if not isinstance(operation, ops.CreateTableOp):
        return None
    columns = [sa.Column(one.name, one.type) for one in operation.columns if isinstance(one, sa.Column)]
    return sa.Table(operation.table_name, sa.MetaData(), *columns, schema=operation.schema)


def record(source, name):
    recorded.clear()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": io.StringIO()})
    module = {"__name__": "revision"}
    with Operations.context(context):
        exec(compile(source, name, "exec"), module)
        module["upgrade"]()
    return list(recorded)


TYPES = [
    "sa.Integer()", "sa.Integer", "sa.String(length=50)", "sa.String(20, collation='C')", "sa.Text()", "sa.Boolean()", "sa.BigInteger()",
    "sa.Numeric(10, 2)", "sa.Numeric(precision=8)", "sa.Float(5)", "sa.DateTime(timezone=True)", "sa.DateTime()", "sa.Date()",
    "sa.LargeBinary()", "sa.Enum('a', 'b', name='kind')", "sa.JSON()", "sa.VARCHAR(9)", "postgresql.UUID(as_uuid=True)",
    "postgresql.JSONB(astext_type=sa.Text())", "postgresql.ARRAY(sa.Text())", "postgresql.ARRAY(sa.Integer(), dimensions=2)",
    "postgresql.TIMESTAMP(timezone=True, precision=3)", "postgresql.ENUM('x', 'y', name='pgkind', create_type=False)", "postgresql.INET()",
    "mysql.INTEGER(unsigned=True)", "mysql.TINYINT(1)", "mysql.VARCHAR(collation='utf8', length=5)", "mysql.SET('a', 'b')",
    "sa.String(5).with_variant(postgresql.CITEXT() if hasattr(postgresql, 'CITEXT') else sa.Text(), 'postgresql')", "sa.Interval()",
    "sa.Unicode(7)", "sa.TIMESTAMP()", "sa.CHAR(length=3)", "sa.SmallInteger()", "sa.Time()", "postgresql.BIT(4)", "postgresql.TSVECTOR()",
]
TYPES = [one for one in TYPES if "CITEXT" not in one]
DEFAULTS = ["'0'", "sa.text('now()')", "sa.func.now()", "sa.true()", "sa.false()", "''", "sa.text(\"'x'::text\")", "sa.FetchedValue()"]


class Writer:
    """Writes upgrade functions at random, in the forms in which people write them."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def some(self, items):
        return self.random.choice(items)

    def chance(self, of=0.3):
        return self.random.random() < of

    def name(self, of="t"):
        return repr(self.some([of + "_a", of + "_b", of + " c", "Order" if of == "t" else of + "_d", "é" + of]))

    def names(self):
        return "[" + ", ".join(self.name("c") for _ in range(self.random.randint(1, 3))) + "]"

    def constraint_name(self):
        return self.some(["None", "'n_1'", "op.f('n_2')"])

    def words(self, **choices):
        return "".join(f", {word}={self.some(values)}" for word, values in choices.items() if self.chance())

    def column(self):
        parts = [self.name("c"), self.some(TYPES)]
        if self.chance(0.15):
            parts.append("sa.ForeignKey('u.id'" + self.words(name=["'fk'"], ondelete=["'CASCADE'"], onupdate=["'SET NULL'"]) + ")")
        words = self.words(nullable=["True", "False"], primary_key=["True"], server_default=DEFAULTS, default=["5"], unique=["True"],
                           index=["True"], comment=["'it''s'"], autoincrement=["True", "False"])
        if self.chance(0.1):
            parts.append(self.some(["sa.Computed('a + 1')", "sa.Computed('a', persisted=True)"]))
            words = ""
        return "sa.Column(" + ", ".join(parts) + words + ")"

    def item(self):
        return self.some([
            f"sa.PrimaryKeyConstraint({self.name('c')}, name=op.f('pk'))",
            f"sa.UniqueConstraint({self.name('c')}, {self.name('c')})",
            f"sa.CheckConstraint('a > 0'{self.words(name=['None', repr('ck')])})",
            "sa.ForeignKeyConstraint(['a', 'b'], ['s.u.x', 's.u.y']" + self.words(name=["'fk'"], ondelete=["'CASCADE'"],
                                                                                  deferrable=["True"], initially=["'DEFERRED'"]) + ")",
            f"sa.Index('ix', {self.name('c')}, unique=True)",
        ])

    def statement(self):
        t, c, n = self.name(), self.name("c"), self.constraint_name()
        schema = self.words(schema=["'s'"])
        alter = self.words(nullable=["True", "False"], server_default=DEFAULTS + ["None", "False"], new_column_name=["'new'"],
                           type_=TYPES, existing_type=TYPES, comment=["'x'", "None"], existing_nullable=["True"],
                           existing_server_default=["False", "sa.text('1')"], postgresql_using=["'a::int'"])
        body = self.some([
            f"op.create_table({t}, " + ", ".join([self.column() for _ in range(3)] + [self.item()]) + schema + self.words(comment=["'c'"]) + ")",
            f"op.drop_table({t}{schema})",
            f"op.add_column({t}, {self.column()}{schema})",
            f"op.drop_column({t}, {c}{schema})",
            f"op.drop_column(column_name={c}, table_name={t})",
            f"op.alter_column({t}, {c}{alter}{schema})",
            f"op.alter_column({t}, {c}{alter}{schema})",
            f"op.create_index({n}, {t}, [{c}, sa.text('lower(x)')]" + self.words(unique=["True", "False"], postgresql_using=["'gin'"],
                postgresql_where=["sa.text('a > 1')"], postgresql_concurrently=["True"], schema=["'s'"]) + ")",
            f"op.drop_index('ix'{self.words(table_name=[t])}{schema})",
            f"op.create_unique_constraint({n}, {t}, {self.names()}{schema})",
            f"op.create_primary_key({n}, {t}, {self.names()})",
            f"op.create_check_constraint({n}, {t}, {self.some([repr('a > 0'), 'sa.text(' + repr('b') + ')'])})",
            f"op.create_foreign_key({n}, {t}, 'u', ['a'], ['b']" + self.words(ondelete=["'CASCADE'"], deferrable=["True"],
                source_schema=["'s'"], referent_schema=["'r'"], initially=["'DEFERRED'"]) + ")",
            f"op.drop_constraint('n', {t}" + self.words(type_=["'unique'", "'foreignkey'", "'primary'"]) + ")",
            f"op.rename_table({t}, 'new'{schema})",
            f"op.execute({self.some([repr('UPDATE t SET a = 1'), 'sa.text(' + repr('SELECT 1') + ')'])})",
            f"op.bulk_insert(sa.table({t}, sa.column('a'), sa.column('b')), [{{'a': 1, 'b': 'x'}}, {{'a': None, 'b': True}}])",
            f"op.create_table_comment({t}, 'words')",
            f"op.drop_table_comment({t})",
            f"for name in {self.names()}:\n        op.drop_column({t}, name)",
            f"with op.batch_alter_table({t}{schema}) as batch_op:\n        batch_op.add_column({self.column()})\n"
            f"        batch_op.alter_column({c}{alter})\n        batch_op.drop_column({c})\n"
            f"        batch_op.create_unique_constraint('uq', {self.names()})\n        batch_op.drop_constraint('n', type_='check')",
            f"op.execute(sa.table({t}, sa.column('a')).update().values(a=1))",
        ])
        return "    " + body

    def revision(self):
        lines = ["import sqlalchemy as sa", "from alembic import op", "from sqlalchemy.dialects import mysql, postgresql", "", "", "def upgrade():"]
        return "\n".join(lines + [self.statement() for _ in range(8)]) + "\n"


def main(arguments):
    warnings.simplefilter("ignore")
    Operations.invoke = invoke
    batch.BatchOperationsImpl.flush = lambda self: None
    if arguments[0] == "record":
        for name in arguments[1:]:
            with open(name, encoding="utf-8") as file:
                print("===", name, *record(file.read(), name), sep="\n")
        return
    writer = Writer(int(arguments[1]))
    for number in range(int(arguments[2])):
        source = writer.revision()
        print(f"=== {number}\n{source}--- {number}", *record(source, str(number)), sep="\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    main(sys.argv[1:])
