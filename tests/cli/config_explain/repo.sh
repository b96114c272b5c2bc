repository
environment
mkdir app
cat >app/__init__.py <<'PY'
PY
cat >app/models.py <<'PY'
from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

NAMES = {"pk": "pk_%(table_name)s"}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
PY
cat >migrations/env.py <<'PY'
import os

from alembic import context
from sqlalchemy import create_engine, text

from app.models import Base


def offline():
    context.configure(url="sqlite://", target_metadata=Base.metadata, literal_binds=True)
    context.run_migrations()


def online():
    with create_engine(os.environ["URL"]).connect() as connection:
        connection.execute(text("SET lock_timeout = '4s'"))
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            version_table_schema=os.environ["SCHEMA"],
            transaction_per_migration=True,
        )
        context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    online()
PY
revision a1 "" "create users"
commit "a revision"
