"""Databases of the test's own, and what is in them as facts to compare: a set of lines."""
import contextlib
import os
import pathlib
import shutil
import subprocess
import tempfile

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

POSTGRES_BIN = pathlib.Path("/usr/lib/postgresql/15/bin")


def has_postgres():
    return (POSTGRES_BIN / "initdb").exists() and (os.getuid() != 0 or shutil.which("setpriv"))


@contextlib.contextmanager
def postgres():
    """A cluster in a folder of its own that listens on a socket there; gone afterwards."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="migrate-pg-"))
    as_owner = []
    if os.getuid() == 0:  # the server does not run as root
        import pwd
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_owner = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": str(folder)}
    run = lambda *command: subprocess.run([*as_owner, *map(str, command)], check=True, env=environment, cwd=folder,
                                          stdout=subprocess.DEVNULL)
    data = folder / "data"
    run(POSTGRES_BIN / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    run(POSTGRES_BIN / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o",
        f"-c listen_addresses='' -c fsync=off -c unix_socket_directories='{folder}'", "start")
    engine = sa.create_engine(f"postgresql+psycopg2://postgres@/postgres?host={folder}", poolclass=sa.pool.NullPool)
    try:
        yield engine
    finally:
        run(POSTGRES_BIN / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def sqlite_engine():
    """In memory, with transactions that hold DDL too: Python's driver begins none before it by itself."""
    engine = sa.create_engine("sqlite://", poolclass=sa.pool.StaticPool)

    @sa.event.listens_for(engine, "connect")
    def connect(connection, _record):
        connection.isolation_level = None

    @sa.event.listens_for(engine, "begin")
    def begin(connection):
        connection.exec_driver_sql("BEGIN")

    return engine


def empty(engine):
    with engine.begin() as connection:
        for (name,) in connection.execute(sa.text(
                "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")).all():
            connection.execute(sa.text(f'DROP SCHEMA "{name}" CASCADE'))
        connection.execute(sa.text("CREATE SCHEMA public"))


def compiled(type_, dialect):
    """A type as the dialect writes it, so that spellings of one type are equal."""
    text = type_.compile(dialect=dialect).upper()
    for before, after in (("TIMESTAMP(3)", "TIMESTAMP#"), (" WITHOUT TIME ZONE", ""), ("TIMESTAMP#", "TIMESTAMP(3)"),
                          ("DECIMAL", "NUMERIC"), ("INT ", "INTEGER ")):
        text = text.replace(before, after)
    if dialect.name == "postgresql":
        text = text.removeprefix("PUBLIC.")
        # float(n) is one of two types; all others that the server knows by one name.
        text = {"FLOAT": "DOUBLE PRECISION", "FLOAT(53)": "DOUBLE PRECISION", "DOUBLE_PRECISION": "DOUBLE PRECISION",
                "CHAR": "CHAR(1)", "BIT": "BIT(1)"}.get(text, text)
    return text


def snapshot(connection):
    """What is there, one fact a line."""
    inspector = sa.inspect(connection)
    dialect = connection.dialect
    facts = set()
    schemas = [None]
    on_postgres = dialect.name == "postgresql"
    if on_postgres:
        named = [name for name in inspector.get_schema_names() if name not in ("public", "information_schema")]
        schemas += named
        facts |= {f"schema {name}" for name in named}
    for schema in schemas:
        prefix = f"{schema}." if schema else ""
        for table in inspector.get_table_names(schema):
            facts |= of_table(inspector, dialect, table, schema, prefix + table)
        facts |= {f"view {prefix}{name}" for name in inspector.get_view_names(schema)}
    if on_postgres:
        # SQLAlchemy 1.4 lists no sequences of identity columns, labels in the order in which they were added, and no
        # exclusion constraints.
        for schema, name in connection.execute(sa.text(
                "SELECT nspname, relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
                "WHERE relkind = 'S'")):
            facts.add(f"sequence {'' if schema == 'public' else schema + '.'}{name}")
        for schema, name, labels in connection.execute(sa.text(
                "SELECT nspname, typname, string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_type t "
                "JOIN pg_enum ON enumtypid = t.oid JOIN pg_namespace n ON n.oid = typnamespace GROUP BY 1, 2")):
            facts.add(f"enum {'' if schema == 'public' else schema + '.'}{name} {labels}")
        for schema, table, name in connection.execute(sa.text(
                "SELECT nspname, relname, conname FROM pg_constraint JOIN pg_class c ON c.oid = conrelid "
                "JOIN pg_namespace n ON n.oid = relnamespace WHERE contype = 'x'")):
            facts.add(f"exclude {'' if schema == 'public' else schema + '.'}{table} {name}")
    return facts


def of_table(inspector, dialect, table, schema, shown):
    facts = {f"table {shown}"}
    for place, column in enumerate(inspector.get_columns(table, schema)):
        parts = [f"column {shown} {place} {column['name']}", compiled(column["type"], dialect),
                 "null" if column["nullable"] else "not null"]
        has_default = column.get("default") is not None and not column.get("computed")
        parts += [word for word, there in (("default", has_default), ("identity", column.get("identity")),
                                           ("computed", column.get("computed"))) if there]
        if column.get("comment"):
            parts.append(f"comment {column['comment']}")
        facts.add(" ".join(parts))
    key = inspector.get_pk_constraint(table, schema)
    if key["constrained_columns"]:
        facts.add(f"primary {shown} {key['name']} {','.join(key['constrained_columns'])}")
    of_constraints = set()
    for unique in inspector.get_unique_constraints(table, schema):
        of_constraints.add(unique["name"])
        facts.add(f"unique {shown} {unique['name']} {','.join(unique['column_names'])}")
    for foreign in inspector.get_foreign_keys(table, schema):
        referent = foreign["referred_table"]
        if foreign["referred_schema"]:
            referent = f"{foreign['referred_schema']}.{referent}"
        options = " ".join(f"{name}={value}" for name, value in sorted(foreign.get("options", {}).items()))
        facts.add(f"foreign {shown} {foreign['name']} {','.join(foreign['constrained_columns'])} {referent} "
                  f"{','.join(foreign['referred_columns'])} {options}".rstrip())
    for check in inspector.get_check_constraints(table, schema):
        facts.add(f"check {shown} {check['name']}")
    for index in inspector.get_indexes(table, schema):
        if index.get("duplicates_constraint") or index["name"] in of_constraints:
            continue
        include = len(index.get("include_columns") or [])
        columns = [name or "?" for name in index["column_names"]]
        if "?" in columns:  # SQLite's inspector leaves out what PostgreSQL's shows so
            continue
        if include and index["column_names"][-include:] == index["include_columns"]:
            columns = columns[:-include]
        facts.add(f"index {shown} {index['name']} {','.join(columns)}" + (" unique" if index["unique"] else ""))
    if dialect.name == "postgresql":
        comment = inspector.get_table_comment(table, schema)["text"]
        if comment:
            facts.add(f"comment {shown} {comment}")
    return facts
