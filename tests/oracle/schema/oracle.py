#!/usr/bin/env python3
"""Compares the schema that is replayed from revisions with the one that real Alembic leaves in a real database.

oracle.py DRIVER [CASE…]. Each revision must fail on both sides or on neither; where it does not, both databases must
hold the same after it.
"""
import sys

import cases
import database
import ours
import real


def compare(case, dialect, engine, driver):
    problems = []
    for number, (revision, (error, facts), (gaps, failures, text)) in enumerate(
            zip(case.revisions, real.outcomes(case, engine), driver.outcomes(case, dialect))):
        where = f"{case.name} on {dialect}, revision {number}: {revision}"
        if gaps:
            problems.append(f"{where}\n  not understood: {gaps}")
        if bool(error) != bool(failures):
            problems.append(f"{where}\n  real: {error}\n  ours: {failures}")
        if facts is None:
            continue
        try:
            mine = ours.of_schema(text, ours.DIALECTS[dialect])
        except Exception as problem:
            problems.append(f"{where}\n  cannot be read: {problem!r}\n" + "\n".join(text))
            break
        if mine != facts:
            problems.append("\n  ".join([where, *(f"real only: {fact}" for fact in sorted(facts - mine)),
                                         *(f"ours only: {fact}" for fact in sorted(mine - facts))]))
    return problems


def main(program, names):
    wanted = [case for case in cases.CASES if not names or case.name in names]
    driver = ours.Driver(program)
    problems, revisions = [], 0

    def check(dialect, engine):
        nonlocal revisions
        for case in wanted:
            if dialect in case.dialects:
                problems.extend(compare(case, dialect, engine(), driver))
                revisions += len(case.revisions)

    check(cases.SQLITE, database.sqlite_engine)
    if database.has_postgres():
        with database.postgres() as cluster:
            def emptied():
                database.empty(cluster)
                return cluster
            check(cases.POSTGRES, emptied)
    else:
        print("no PostgreSQL server here: only SQLite is compared")
    for problem in problems:
        print(problem)
    print(f"{revisions} revisions, {len(problems)} differences")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
