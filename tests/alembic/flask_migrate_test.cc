#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "migrate/alembic/env_facts.h"

using namespace migrate;
using namespace migrate::alembic;

namespace {

// As Flask-Migrate 4 writes it, without what does not matter here.
constexpr const char* kEnv = R"(
from flask import current_app
from alembic import context

config = context.config
target_db = current_app.extensions['migrate'].db

def get_metadata():
    if hasattr(target_db, 'metadatas'):
        return target_db.metadatas[None]
    return target_db.metadata

def run_migrations_offline():
    context.configure(url=config.get_main_option("sqlalchemy.url"), target_metadata=get_metadata(),
                      literal_binds=True)
    context.run_migrations()

def run_migrations_online():
    def process_revision_directives(context, revision, directives):
        pass
    conf_args = current_app.extensions['migrate'].configure_args
    if conf_args.get("process_revision_directives") is None:
        conf_args["process_revision_directives"] = process_revision_directives
    with engine.connect() as connection:
        context.configure(connection=connection, target_metadata=get_metadata(), **conf_args)
        context.run_migrations()

if context.is_offline_mode():
    run_migrations_offline()
else:
    run_migrations_online()
)";

std::string fact(const std::string& name,
                 const std::vector<std::pair<std::string, std::string>>& files) {
  source::MemorySource source;
  source.add("migrations/env.py", kEnv);
  for (const auto& [path, text] : files) source.add(path, text);
  HistoryConfig config;
  config.script_location = "migrations";
  Modules modules(source, {""});
  const EnvFacts facts = read_env_facts(source, config, modules);
  const EnvFact* const found = facts.find(name);
  REQUIRE(found != nullptr);
  return found->known() ? found->written : "? " + found->reason;
}

constexpr const char* kDatabase =
    "from flask_migrate import Migrate\nfrom flask_sqlalchemy import SQLAlchemy\n"
    "from sqlalchemy import MetaData\n"
    "db = SQLAlchemy(metadata=MetaData(naming_convention={'pk': 'p'}))\nmigrate = Migrate()\n";

}  // namespace

TEST_CASE("the metadata is that of the database that Flask-Migrate is given") {
  CHECK(fact("naming_convention",
             {{"app/__init__.py",
               "from flask_migrate import Migrate\nfrom app.db import db\n"
               "Migrate(app, db, render_as_batch=True)\n"},
              {"app/db.py", "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n"}}) ==
        "{}");
  const std::vector<std::pair<std::string, std::string>> files = {
      {"app/ext.py", kDatabase},
      {"app/__init__.py",
       "from app.ext import db, migrate\ndef create_app():\n"
       "    db.init_app(app)\n    migrate.init_app(app, db=db, "
       "transaction_per_migration=True)\n"}};
  CHECK(fact("naming_convention", files) == "{'pk': 'p'}");
  CHECK(fact("transaction_per_migration", files) == "True");
  CHECK(fact("version_table", files) == "'alembic_version'");
  CHECK(fact("render_as_batch", files) == "? it is what this version of Flask-Migrate chooses");
}

TEST_CASE("what cannot be found, or is there twice, cannot be told") {
  CHECK(fact("naming_convention", {}) == "? where Flask-Migrate is set up was not found");
  CHECK(fact("naming_convention", {{"a.py", kDatabase + std::string("migrate.init_app(a, db)\n")},
                                   {"b.py", "from a import *\nmigrate.init_app(b, db)\n"}}) ==
        "? Flask-Migrate is set up in several places");
  CHECK(fact("naming_convention",
             {{"a.py", kDatabase + std::string("migrate.init_app(**options)\n")}}) ==
        "? what Flask-Migrate is given is computed");
}
