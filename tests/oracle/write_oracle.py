#!/usr/bin/env python3
"""The writing commands write and print what Alembic does: write_oracle.py MIGRATE.

The same commands are given to both, in two copies of one project; Alembic runs inside this process with a fixed
clock. Then Alembic works with what `migrate merge` and `migrate init` have written.
"""
import contextlib
import datetime
import io
import os
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import tomllib
import types
import zoneinfo

from alembic import command as alembic_command
from alembic.config import CommandLine, Config
from alembic.script import ScriptDirectory, base

sys.path[:0] = [str(pathlib.Path(__file__).resolve().parent.parent / "cli"), str(pathlib.Path(__file__).resolve().parent)]
import alembic_files
import isolated

MOMENT = 1700000000
# Ids are given, so that both choose the same. So are messages where a name is made from nothing else: Alembic replaces
# a file of the same name.
COMMANDS = [
    ["revision", "-m", "create users", "--rev-id", "a1"],
    ["revision", "-m", "add 'email' & \"phone\" – naïve", "--rev-id", "b1"],
    ["revision", "-m", "two\nlines", "--head", "a1", "--splice", "--rev-id", "c1"],
    ["revision", "--rev-id", "x1"],  # two heads
    ["revision", "--head", "a1", "--rev-id", "x1"],  # not a head
    ["revision", "--head", "zz", "--rev-id", "x1"],
    ["merge", "a1", "b1", "--rev-id", "x1"],
    ["merge", "b1", "b1", "--rev-id", "x1"],
    ["merge", "b1", "c1", "--rev-id", "x@1"],
    ["merge", "c1", "b1", "-m", "join them", "--rev-id", "d1"],
    ["revision", "-m", "start of billing", "--head", "base", "--branch-label", "billing", "--rev-id", "e1"],
    ["revision", "-m", "more", "--head", "billing@head", "--depends-on", "d1", "--rev-id", "f1"],
    ["revision", "--head", "d1", "--depends-on", "e1", "--depends-on", "billing", "-m", "g", "--rev-id", "g1"],
    ["merge", "g1", "f1", "--branch-label", "all", "-m", "h", "--rev-id", "h1"],
    ["revision", "-m", "a message that is longer than the forty characters of a name", "--rev-id", "i1"],
]
SETTINGS = {
    "plain": "",
    "dated": "file_template = %%(year)d-%%(month).2d_%%(rev)s_%%(slug)s\n",
    "epoch": "file_template = %%(epoch)s-%%(hour)d%%(minute).2d%%(second).2d_%%(slug)s\ntruncate_slug_length = 12\n",
    "New York": "timezone = America/New_York\nfile_template = %%(day).2d%%(hour).2d_%%(rev)s\n",
    "lower case": "timezone = est5edt\n",
    "Kathmandu": "timezone = Asia/Kathmandu\n",
}
failures = []


def check(what, ours, theirs):
    if ours != theirs:
        failures.append(f"{what}\n--- migrate\n{ours}\n--- Alembic\n{theirs}")


def alembic(folder, *arguments):
    """Whether it succeeded, and what it printed when it did."""
    os.chdir(folder)
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    fine = True
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            CommandLine(prog="alembic").main(["-c", "alembic.ini", *arguments])
        except SystemExit as exit:
            fine = not exit.code
        except ValueError:  # an unknown revision of `merge` is a traceback in this version
            fine = False
    out.seek(0)
    return fine, out.read() if fine else ""


def asked(folder, question):
    """What a command prints that only reads; it does not print to sys.stdout."""
    os.chdir(folder)
    out = io.StringIO()
    question(Config("alembic.ini", stdout=out))
    return out.getvalue()


def migrate(env, folder, *arguments):
    done = subprocess.run(["migrate", *arguments], cwd=folder, env=env, capture_output=True, text=True)
    if done.returncode not in (0, 2):
        failures.append(f"migrate {arguments}: {done.returncode}\n{done.stderr}")
    return done.returncode == 0, done.stdout, done.stderr


def made_with(env, folder, *arguments):
    fine, _, err = migrate(env, folder, *arguments)
    if not fine:
        failures.append(f"migrate {arguments} failed: {err}")


def files(folder):
    return {str(path.relative_to(folder)): path.read_text()
            for path in sorted(folder.rglob("*.py")) if "__pycache__" not in path.parts}


def same_files(env, top):
    """Every command, in environments of Alembic's own templates and of ours."""
    compared = 0
    cases = [("alembic", "generic", name) for name in SETTINGS]
    cases += [("alembic", "async", "plain"), ("migrate", "generic", "plain"), ("migrate", "async", "New York")]
    for origin, template, name in cases:
        case = f"{origin} {template} {name}"
        ours, theirs = top / case / "ours", top / case / "theirs"
        theirs.mkdir(parents=True)
        if origin == "alembic":
            alembic(theirs, "init", "-t", template, "db")
        else:
            made_with(env, theirs, "init", "-t", template, "db")
        ini = theirs / "alembic.ini"
        ini.write_text(ini.read_text().replace("[alembic]\n", "[alembic]\n" + SETTINGS[name], 1))
        shutil.copytree(theirs, ours)
        for command in COMMANDS:
            our_fine, our_out, _ = migrate(env, ours, *command)
            fine, out = alembic(theirs, *command)
            check(f"{case}: {command} succeeds", our_fine, fine)
            # How far a line is indented depends on the terminal there.
            check(f"{case}: {command} prints", our_out.replace(str(ours), "").strip(),
                  out.replace(str(theirs), "").strip())
        check(f"{case}: files", files(ours), files(theirs))
        compared += len(files(theirs))
    return compared


def merged_history_upgrades(env, top):
    folder = top / "merged"
    folder.mkdir()
    made_with(env, folder, "init", "migrations")
    ini = folder / "alembic.ini"
    ini.write_text(ini.read_text().replace("driver://user:password@localhost/database", "sqlite:///test.db"))
    for id, head in (("a1", "base"), ("b1", "a1"), ("c1", "a1")):
        made_with(env, folder, "revision", "--rev-id", id, "--head", head, "--splice")
        file = folder / f"migrations/versions/{id}_.py"
        file.write_text(file.read_text().replace("pass", f"op.create_table('{id}', sa.Column('x', sa.Integer))", 1))
    check("upgrading two heads", False, alembic(folder, "upgrade", "head")[0])
    made_with(env, folder, "merge", "-m", "join", "--rev-id", "d1")
    check("the heads", ("d1",), tuple(ScriptDirectory.from_config(Config("alembic.ini")).get_heads()))
    check("upgrading the merged head", True, alembic(folder, "upgrade", "head")[0])
    with contextlib.closing(sqlite3.connect(folder / "test.db")) as database:
        names = {row[0] for row in database.execute("select name from sqlite_master where type = 'table'")}
        versions = database.execute("select version_num from alembic_version").fetchall()
    check("the tables", {"a1", "b1", "c1", "alembic_version"}, names)
    check("the version", [("d1",)], versions)


def environments_work(env, top):
    for template, urls in (("generic", ["database"]), ("async", ["database"]), ("multidb", ["first", "second"])):
        for package in ([], ["--package"]):
            folder = top / f"init {template}{package}"
            folder.mkdir()
            made_with(env, folder, "init", "-t", template, *package, "db")
            ini = folder / "alembic.ini"
            text = ini.read_text()
            for url in urls:
                text = text.replace(f"driver://user:password@localhost/{url}", f"sqlite:///{url}.db")
            ini.write_text(text)
            check(f"{template}: revision", True, alembic(folder, "revision", "-m", "one", "--rev-id", "a1")[0])
            check(f"{template}: heads", "a1 (head)\n", asked(folder, alembic_command.heads))
            check(f"{template}: history", "<base> -> a1 (head), one\n", asked(folder, alembic_command.history))
            check(f"{template}: --sql", True, alembic(folder, "upgrade", "head", "--sql")[0])
            if template != "async":  # SQLite's asynchronous driver is not a part of Debian
                check(f"{template}: upgrade", True, alembic(folder, "upgrade", "head")[0])
                check(f"{template}: downgrade", True, alembic(folder, "downgrade", "base")[0])
                check(f"{template}: databases", True, all((folder / f"{url}.db").exists() for url in urls))
            check(f"{template}: migrate sees it", "a1 (head)\n", migrate(env, folder, "heads")[1])


def pyproject_is_toml(env, top):
    """Only Alembic newer than Debian's reads it."""
    folder = top / "pyproject"
    folder.mkdir()
    made_with(env, folder, "init", "-t", "pyproject", "db")
    table = tomllib.loads((folder / "pyproject.toml").read_text())["tool"]["alembic"]
    check("pyproject.toml", {"script_location": "%(here)s/db", "prepend_sys_path": ["."]}, table)
    made_with(env, folder, "revision", "--rev-id", "a1")
    check("pyproject: heads", "a1 (head)\n", migrate(env, folder, "heads")[1])


def main(program):
    os.environ["TZ"] = "UTC"
    time.tzset()
    base.datetime = alembic_files.fixed_clock(MOMENT, 0)
    # Stands in for dateutil, which Debian's Alembic only suggests; current Alembic uses zoneinfo.
    base.tz = types.SimpleNamespace(
        gettz=lambda name: zoneinfo.ZoneInfo(name) if name in zoneinfo.available_timezones() else None,
        tzutc=lambda: datetime.timezone.utc,
    )
    with tempfile.TemporaryDirectory() as made:
        top = pathlib.Path(made).resolve()
        env = isolated.environment(top / "home", program)
        env["SOURCE_DATE_EPOCH"] = str(MOMENT)
        compared = same_files(env, top)
        merged_history_upgrades(env, top)
        environments_work(env, top)
        pyproject_is_toml(env, top)
        os.chdir("/")
    print("\n\n".join(failures) or f"{compared} files are the same")
    return 1 if failures or compared < 90 else 0


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(main(sys.argv[1]))
