"""Runs the revisions of a case by real Alembic."""
import warnings

import sqlalchemy as sa
from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy.dialects import postgresql

import database

warnings.simplefilter("ignore")


def outcomes(case, engine):
    """After each revision: the error or None, and what is in the database (None: not looked for)."""
    with engine.connect() as connection:
        options = {}
        if case.convention:
            options["target_metadata"] = sa.MetaData(naming_convention=case.convention)
        # One run, as `alembic upgrade head` is.
        context = MigrationContext.configure(connection, opts=options)
        op = Operations(context)
        for number, revision in enumerate(case.revisions, 1):
            error = None
            transaction = connection.begin()
            try:
                exec(compile(revision, "revision", "exec"), {"op": op, "sa": sa, "postgresql": postgresql})
                transaction.commit()
            except Exception as problem:  # whatever the database or Alembic refuses
                transaction.rollback()
                error = f"{type(problem).__name__}: {problem}".splitlines()[0]
            if not case.each and number < len(case.revisions):
                yield error, None
                continue
            with connection.begin():
                yield error, database.snapshot(connection)
