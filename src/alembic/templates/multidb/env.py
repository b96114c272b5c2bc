from contextlib import ExitStack
from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)

# Sections of alembic.ini, each with a sqlalchemy.url.
databases = [name.strip() for name in config.get_main_option("databases").split(",")]

# The MetaData of the project's models for each database; autogenerate compares the two:
#     target_metadata = {"first": first.Base.metadata, "second": second.Base.metadata}
target_metadata = {}

# Prepare all databases before any is committed; PostgreSQL can, if it is configured to.
USE_TWO_PHASES = False


def migrate_offline() -> None:
    """Write the SQL for each database to <name>.sql without connecting to it (--sql)."""
    for name in databases:
        with open("%s.sql" % name, "w") as output:
            context.configure(
                url=config.get_section_option(name, "sqlalchemy.url"),
                output_buffer=output,
                target_metadata=target_metadata.get(name),
                literal_binds=True,
                dialect_opts={"paramstyle": "named"},
            )
            with context.begin_transaction():
                context.run_migrations(engine_name=name)


def migrate_online() -> None:
    """Migrate all databases, and commit only when every one of them has succeeded."""
    with ExitStack() as connections:
        transactions = []
        try:
            for name in databases:
                engine = engine_from_config(
                    config.get_section(name) or {}, prefix="sqlalchemy.", poolclass=pool.NullPool
                )
                connection = connections.enter_context(engine.connect())
                transactions.append(
                    connection.begin_twophase() if USE_TWO_PHASES else connection.begin()
                )
                context.configure(
                    connection=connection,
                    upgrade_token="%s_upgrades" % name,
                    downgrade_token="%s_downgrades" % name,
                    target_metadata=target_metadata.get(name),
                )
                context.run_migrations(engine_name=name)
            if USE_TWO_PHASES:
                for transaction in transactions:
                    transaction.prepare()
            for transaction in transactions:
                transaction.commit()
        except BaseException:
            for transaction in transactions:
                transaction.rollback()
            raise


if context.is_offline_mode():
    migrate_offline()
else:
    migrate_online()
