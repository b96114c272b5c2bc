#!/usr/bin/env python3
"""Lets SQLAlchemy and migrate::sql::text_clause take the same texts, hand-made and random ones.

usage: text_clause_oracle.py DRIVER [TEXTS [SEED]]

SQLAlchemy is asked for the parameter style "pyformat"; its %(name)s then become $1, $2, … by name, in order of first
use, which is what text_clause gives. No text holds a percent sign: SQLAlchemy would double it for this style.
"""
import random
import re
import subprocess
import sys
import unicodedata

from sqlalchemy import text
from sqlalchemy.engine.default import DefaultDialect

HAND = [
    "SELECT :a, :b, :a", "a::text", ":a::text", r"a\:\:text", r"\:a", r"\\:a", r"\::a", ":a:b", ":a :b", "::", ":", "\\",
    "'12:30'", "x:y", ":a$b", "$:a", ":$", r"\:$:a", "é:a", ":é", "—:a", ":a—", ":1", ":a.b", "(:a)", ":_", "\n:a\n", ":²",
    ":a\u0301", "\u0301:a", ":\u0660", r"a\:b::c:d :e\:f", "",
]
PIECES = [":", ":", ":", "\\", "a", "b1", "_", "$", " ", "'", "(", ")", ",", "é", "—", "²", "\u0301", "ａ", "日", "::", r"\:", "\n"]


def expected(dialect, value):
    compiled = str(text(value).compile(dialect=dialect))
    names = []

    def number(match):
        if match[1] not in names:
            names.append(match[1])
        return "$%d" % (names.index(match[1]) + 1)

    return re.sub(r"%\(([^)]*)\)s", number, compiled), names


def main(driver, count=20000, seed=1):
    rng = random.Random(seed)
    texts = HAND + ["".join(rng.choices(PIECES, k=rng.randint(1, 12))) for _ in range(count)]
    sent = "".join(value + "\x1e" for value in texts).encode()
    answers = subprocess.run([driver], input=sent, stdout=subprocess.PIPE, check=True).stdout.decode().split("\x1e")[:-1]
    assert len(answers) == len(texts)
    dialect = DefaultDialect(paramstyle="pyformat")
    wrong = 0
    for value, answer in zip(texts, answers):
        sql, *names = answer.split("\x1f")[:-1]
        try:
            right = expected(dialect, value)
        except Exception as error:
            print(f"{value!r}: SQLAlchemy: {error}")
            raise
        if (sql, names) != right and wrong < 20:
            print(f"{value!r}: ours {(sql, names)!r}, SQLAlchemy's {right!r}")
        wrong += (sql, names) != right
    print(f"{len(texts)} texts, {wrong} different; Unicode {unicodedata.unidata_version}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
