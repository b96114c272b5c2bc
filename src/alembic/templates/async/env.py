import asyncio
from logging.config import fileConfig

from alembic import context
from sqlalchemy import pool
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import async_engine_from_config

config = context.config

if config.config_file_name is not None:
    fileConfig(config.config_file_name)

# The MetaData of the project's models; autogenerate compares the database with it:
#     from project.models import Base
#     target_metadata = Base.metadata
target_metadata = None


def migrate_offline() -> None:
    """Write SQL for `sqlalchemy.url` without connecting to it (--sql)."""
    context.configure(
        url=config.get_main_option("sqlalchemy.url"),
        target_metadata=target_metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def migrate_connection(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()


async def migrate_online() -> None:
    """Connect to `sqlalchemy.url` and migrate it; Alembic itself runs in the greenlet of run_sync."""
    engine = async_engine_from_config(
        config.get_section(config.config_ini_section) or {},
        prefix="sqlalchemy.",
        poolclass=pool.NullPool,
    )
    async with engine.connect() as connection:
        await connection.run_sync(migrate_connection)
    await engine.dispose()


if context.is_offline_mode():
    migrate_offline()
else:
    asyncio.run(migrate_online())
