#!/usr/bin/env python3
"""Asks Python what it makes of the cases that the *_oracle_test.cc of tests/alembic wrote into a folder.

  ini FOLDER        every *.ini read by ConfigParser: "file|section|option|value in hex", or an error, a line each
  slugs FILE        the slug of each line (its hex) as Alembic makes it, in hex
  zones FOLDER      the offset of every time zone of the database in FOLDER at many moments, and around the changes of
                    some years: "zone|moment|seconds"
  revisions FOLDER  in each folder below: reads `args`, and writes the revision file with Alembic
"""
import configparser
import datetime as real_datetime
import os
import pathlib
import random
import re
import sys
import time
import types
import zoneinfo


def ini(folder):
    for path in sorted(pathlib.Path(folder).glob("*.ini")):
        parser = configparser.ConfigParser({"here": "/h"})
        try:
            parser.read([path], encoding="utf-8")
        except configparser.Error:
            print(f"{path.name}|error")
            continue
        for section in parser.sections():
            for option in sorted(parser.options(section)):
                try:
                    value = parser.get(section, option).encode().hex()
                except configparser.Error:
                    value = "error"
                print(f"{path.name}|{section}|{option}|{value}")


def slugs(file):
    for line in pathlib.Path(file).read_text().splitlines():
        message = bytes.fromhex(line).decode()
        slug = "_".join(re.findall(r"\w+", message)).lower()
        if len(slug) > 40:
            slug = slug[:40].rsplit("_", 1)[0] + "_"
        print(slug.encode().hex())


def zones(folder):
    zoneinfo.reset_tzpath([folder])
    random_moments = random.Random(5)
    for name in sorted(zoneinfo.available_timezones()):
        zone = zoneinfo.ZoneInfo(name)

        def offset(moment):
            epoch = real_datetime.datetime(1970, 1, 1, tzinfo=real_datetime.timezone.utc)
            at = epoch + real_datetime.timedelta(seconds=moment)
            return int(at.astimezone(zone).utcoffset().total_seconds())

        moments = [random_moments.randrange(-5_000_000_000, 13_000_000_000) for _ in range(40)]
        for year in (1985, 2024, 2036, 2037, 2038, 2100):
            start = int(real_datetime.datetime(year, 1, 1, tzinfo=real_datetime.timezone.utc).timestamp())
            for low in range(start, start + 366 * 86400, 10 * 86400):
                high = low + 10 * 86400
                if offset(low) == offset(high):
                    continue
                while high - low > 1:
                    middle = (low + high) // 2
                    low, high = (middle, high) if offset(middle) == offset(low) else (low, middle)
                moments += [low, high]
        for moment in moments:
            print(f"{name}|{moment}|{offset(moment)}")


def fixed_clock(seconds, microseconds):
    class Clock(real_datetime.datetime):
        @classmethod
        def now(cls, tz=None):
            return cls.fromtimestamp(seconds).replace(microsecond=microseconds)

        @classmethod
        def utcnow(cls):
            return cls.utcfromtimestamp(seconds).replace(microsecond=microseconds)

    return types.SimpleNamespace(datetime=Clock)


def revisions(folder):
    from alembic import command, util
    from alembic.config import Config
    from alembic.script import base

    util.messaging.write_outstream = lambda *args, **kw: None
    # Stands in for dateutil, which Debian's Alembic only suggests; current Alembic uses zoneinfo.
    base.tz = types.SimpleNamespace(
        gettz=lambda name: zoneinfo.ZoneInfo(name) if name in zoneinfo.available_timezones() else None,
        tzutc=lambda: real_datetime.timezone.utc,
    )
    os.environ["TZ"] = "LOC-2"
    time.tzset()
    for case in sorted(pathlib.Path(folder).iterdir()):
        os.chdir(case)
        args = dict(line.split("=", 1) for line in (case / "args").read_text().splitlines())
        base.datetime = fixed_clock(int(args["seconds"]), int(args["microseconds"]))
        before = set((case / "db/versions").rglob("*.py"))
        message = bytes.fromhex(args["message"]).decode() if "message" in args else None
        config = Config(str(case / "alembic.ini"))
        try:
            script = base.ScriptDirectory.from_config(config)
            script.generate_revision(
                args["rev_id"],
                message,
                head=args["head"].split(",") if args["head"] else "base",
                splice=True,
                branch_labels=args.get("branch_label"),
                depends_on=args["depends_on"].split(",") if args["depends_on"] else None,
                config=config,
            )
        except Exception as error:
            failure = error
        else:
            failure = None
        # Alembic loads what it has written: a file in Latin-1 is there, although that fails.
        written = set((case / "db/versions").rglob("*.py")) - before
        if not written:
            print(f"{case.name}|error|{failure!r}".replace("\n", " "))
        for path in written:
            print(f"{case.name}|{path.relative_to(case)}|{path.read_bytes().hex()}")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    {"ini": ini, "slugs": slugs, "zones": zones, "revisions": revisions}[sys.argv[1]](sys.argv[2])
