#!/usr/bin/env python3
"""Runs module texts and prints what Alembic would see of them, for header_oracle_test.cc.

Standard input: texts, each after a line with its length in bytes. Standard output: for each text five lines, `name<TAB>value` for the
four attributes and `__doc__`; a value is `missing`, `error`, `other`, or its kind and the hexadecimal UTF-8 of its strings. The
texts come from the test itself and from nowhere else.
"""
import re
import sys


def spell(text):
    try:
        return "x" + text.encode("utf-8").hex()
    except UnicodeEncodeError:
        return "surrogate"


def describe(value):
    if value is None:
        return "None"
    if isinstance(value, str):
        return "string " + spell(value)
    for kind in (tuple, list):
        if isinstance(value, kind) and all(isinstance(item, str) for item in value):
            return " ".join([kind.__name__, *map(spell, value)])
    return "other"


def main():
    stdin, missing = sys.stdin.buffer, object()
    while header := stdin.readline():
        text = stdin.read(int(header))
        names = {}
        try:
            exec(compile(text, "generated", "exec", dont_inherit=True), names)
        except BaseException:
            names = None
        for name in ("revision", "down_revision", "branch_labels", "depends_on"):
            value = missing if names is None else names.get(name, missing)
            shown = "error" if names is None else "missing" if value is missing else describe(value)
            print(name, shown, sep="\t")
        doc = "" if names is None else re.split("\n\n", (names.get("__doc__") or "").strip())[0]
        print("__doc__", spell(doc), sep="\t")


if __name__ == "__main__":
    main()
