#include "migrate/alembic/env_facts.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

using namespace migrate;
using namespace migrate::alembic;
using source::MemorySource;
using Files = std::vector<std::pair<std::string, std::string>>;

namespace {

constexpr std::string_view kIni =
    "[alembic]\nscript_location = db\nprepend_sys_path = .\nversion_table = from_ini\n";

EnvFacts facts_of(const std::string& env, const Files& files = {}) {
  MemorySource source;
  source.add("alembic.ini", std::string(kIni));
  source.add("db/env.py", env);
  for (const auto& [path, text] : files) source.add(path, text);
  const auto histories = discover(source, {});
  REQUIRE(histories);
  REQUIRE(histories->size() == 1);
  Modules modules(source, import_roots(source, histories->front()));
  return read_env_facts(source, histories->front(), modules);
}

// "version_table = 'x' db/env.py:3", "? reason" or the default in brackets.
std::string shown(const EnvFact& fact) {
  if (fact.state == EnvFact::State::kCannotTell) return "? " + fact.reason;
  if (fact.path.empty()) return "(" + fact.written + ")";
  return fact.written + " " + fact.path + ":" + std::to_string(fact.at.line);
}
std::string online(const std::string& env, std::string_view name, const Files& files = {}) {
  const EnvFacts facts = facts_of(env, files);
  const EnvFact* const fact = facts.find(name);
  REQUIRE(fact != nullptr);
  return shown(*fact);
}
std::string offline(const EnvFacts& facts, std::string_view name) {
  for (const EnvFact& fact : facts.offline)
    if (fact.name == name) return shown(fact);
  return "none";
}

// An env.py that configures the context with these arguments.
std::string with(const std::string& arguments, const std::string& before = "") {
  return "from alembic import context\n" + before +
         "\ndef run(connection):\n    context.configure(" + arguments +
         ")\n    context.run_migrations()\nrun(None)\n";
}

std::string convention(const std::string& before, const Files& files = {}) {
  return online(with("target_metadata=target_metadata", before), "naming_convention", files);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

TEST_CASE("what is not given is the default, without a place") {
  const EnvFacts facts = facts_of(with("connection=connection"));
  CHECK(facts.path == "db/env.py");
  CHECK(facts.problem == "");
  CHECK(facts.online.size() == 16);
  CHECK(shown(*facts.find("version_table")) == "('alembic_version')");
  CHECK(*facts.find("version_table")->value.text() == "alembic_version");
  CHECK(shown(*facts.find("version_table_schema")) == "(None)");
  CHECK(facts.find("version_table_schema")->value.is_none());
  CHECK(shown(*facts.find("transaction_per_migration")) == "(False)");
  CHECK(shown(*facts.find("naming_convention")) == "({})");
  CHECK(facts.convention.known);
  CHECK(facts.convention.patterns.empty());
  CHECK(facts.find("nonsense") == nullptr);
}

TEST_CASE("constants, names and the configuration are followed to where they are written") {
  CHECK(online(with("version_table='v'"), "version_table") == "'v' db/env.py:4");
  CHECK(online(with("version_table=NAME", "NAME = 'a' + '_b'\n"), "version_table") ==
        "'a_b' db/env.py:2");
  CHECK(online(with("version_table=config.get_main_option('version_table')",
                    "config = context.config\n"),
               "version_table") == "'from_ini' alembic.ini:4");
  CHECK(online(with("version_table=context.config.get_main_option('gone', 'other')"),
               "version_table") == "'other' db/env.py:4");
  CHECK(online(with("version_table_schema=SCHEMA", "from app.settings import SCHEMA\n"),
               "version_table_schema",
               {{"app/__init__.py", ""}, {"app/settings.py", "\n\nSCHEMA = 'audit'\n"}}) ==
        "'audit' app/settings.py:3");
  CHECK(online(with("version_table=app.settings.NAME", "import app.settings\n"), "version_table",
               {{"app/__init__.py", ""}, {"app/settings.py", "NAME = 'n'\n"}}) ==
        "'n' app/settings.py:1");
  CHECK(online(with("render_as_batch=True, transaction_per_migration=not False"),
               "transaction_per_migration") == "True db/env.py:4");
  CHECK(online(with("connection, 'url', None, None, False, True"), "transaction_per_migration") ==
        "True db/env.py:4");
  CHECK(online(with("version_table=None"), "version_table") == "'alembic_version' db/env.py:4");
  CHECK(online(with("include_object=keep", "def keep(*args): return True\n"), "include_object") ==
        "keep db/env.py:2");
}

TEST_CASE("what is computed cannot be told, with the reason") {
  CHECK(online(with("version_table=os.environ['T']", "import os\n"), "version_table") ==
        "? it is read from the environment of the process");
  CHECK(online(with("version_table=os.getenv('T', 'x')", "import os\n"), "version_table") ==
        "? it is read from the environment of the process");
  CHECK(online(with("version_table=settings.TABLE", "from vendor import settings\n"),
               "version_table") ==
        "? it comes from `vendor.settings.TABLE`, which is not part of the project");
  CHECK(online(with("version_table_schema=connection"), "version_table_schema") ==
        "? it is a parameter of the function");
  CHECK(online(with("version_table=T", "T = 'a'\nif context.is_offline_mode(): T = 'b'\n"),
               "version_table") == "? it is set in several places");
  CHECK(online(with("version_table=T", "T = 'a'\nT = 'b'\n"), "version_table") ==
        "'b' db/env.py:3");
  CHECK(online(with("version_table='a' if x else 'b'"), "version_table") ==
        "? it depends on a condition");
  CHECK(online(with("version_table=context.get_x_argument()"), "version_table") ==
        "? it is given on the command line");
  CHECK(online(with("version_table=T", "T = T\n"), "version_table") == "? it depends on itself");
  CHECK(online("from alembic import context\n", "version_table") ==
        "? no call of context.configure() was found");
}

TEST_CASE("an option that is set on the way is not that of the file") {
  const std::string read = "version_table=context.config.get_main_option('version_table')";
  CHECK(online(with(read, "context.config.set_main_option('sqlalchemy.url', x)\n"),
               "version_table") == "'from_ini' alembic.ini:4");
  for (const char* name : {"'version_table'", "name"})
    CHECK(online(with(read, std::string("def f(name):\n  context.config.set_main_option(") + name +
                                ", 'x')\n"),
                 "version_table") == "? it is an option that env.py may set itself");
}

TEST_CASE("unpacked arguments") {
  CHECK(online(with("connection, **OPTIONS", "OPTIONS = {'version_table': 'v'}\n"),
               "version_table") == "'v' db/env.py:2");
  CHECK(online(with("**dict(version_table='v')"), "version_table") == "'v' db/env.py:4");
  CHECK(online(with("version_table='v', **connection"), "version_table") == "'v' db/env.py:4");
  CHECK(online(with("**connection"), "version_table") ==
        "? `**connection` may give it, and it is a parameter of the function");
  CHECK(online(with("**K", "K = {}\nK.update(context.config.attributes)\n"), "version_table") ==
        "? `**K` may give it, and it changes while env.py runs");
}

TEST_CASE("online and offline are told apart") {
  const EnvFacts facts = facts_of(
      "from alembic import context\n"
      "def offline():\n    context.configure(url='x', version_table='off', literal_binds=True)\n"
      "def inner(connection):\n    context.configure(connection=connection, version_table='on')\n"
      "def online():\n    with engine.connect() as c: c.run_sync(inner)\n"
      "if context.is_offline_mode():\n    offline()\nelse:\n    online()\n");
  CHECK(shown(*facts.find("version_table")) == "'on' db/env.py:5");
  CHECK(shown(*facts.find("literal_binds")) == "(False)");
  CHECK(offline(facts, "version_table") == "'off' db/env.py:3");
  CHECK(offline(facts, "literal_binds") == "True db/env.py:3");
}

TEST_CASE("calls that may both run must agree") {
  const std::string two =
      "from alembic import context\ndef a(): context.configure(version_table='x', "
      "render_as_batch=True)\ndef b(): context.configure(version_table='y', "
      "render_as_batch=True)\n";
  CHECK(online(two, "version_table") == "? the calls of context.configure() differ in it");
  CHECK(online(two, "render_as_batch") == "True db/env.py:2");
}

TEST_CASE("the call may stand in a module of the project") {
  CHECK(online("from app.migrate import run\nrun()\n", "version_table",
               {{"app/__init__.py", ""},
                {"app/migrate.py",
                 "from alembic import context\ndef run():\n  context.configure(url='x', "
                 "version_table='v')\n"}}) == "'v' app/migrate.py:3");
}

TEST_CASE("naming conventions, wherever the models keep their metadata") {
  const std::string given = "MetaData(naming_convention={'pk': 'pk_%(table_name)s'})";
  const std::string pk = "{'pk': 'pk_%(table_name)s'} ";
  const auto model = [&](const std::string& text, const std::string& wanted = "Base.metadata") {
    return convention(
        "import app.models\nfrom app.models import *\ntarget_metadata = " + wanted + "\n",
        {{"app/__init__.py", ""}, {"app/models.py", text}});
  };
  CHECK(convention("target_metadata = None\n") == "({})");
  CHECK(convention("from sqlalchemy import MetaData\ntarget_metadata = MetaData()\n") == "({})");
  CHECK(convention("from sqlalchemy import MetaData\ntarget_metadata = " + given + "\n") ==
        pk + "db/env.py:3");
  CHECK(model("from sqlalchemy.orm import DeclarativeBase\nfrom sqlalchemy import MetaData\n"
              "class Base(DeclarativeBase):\n    metadata = " +
              given + "\n") == pk + "app/models.py:4");
  CHECK(model("from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass\n"
              "class Base(MappedAsDataclass, DeclarativeBase): pass\n") == "({})");
  CHECK(model("import sqlalchemy as sa\nfrom sqlalchemy.ext.declarative import declarative_base\n"
              "C = {'pk': 'pk_%(table_name)s'}\nmetadata = sa.MetaData(naming_convention=C)\n"
              "Base = declarative_base(metadata=metadata)\n") == pk + "app/models.py:3");
  CHECK(model("from sqlalchemy.orm import registry\nfrom sqlalchemy import MetaData\n"
              "Base = registry(metadata=" +
              given + ").generate_base()\n") == pk + "app/models.py:3");
  CHECK(model("from sqlalchemy.ext.declarative import as_declarative\n"
              "from sqlalchemy import MetaData\n@as_declarative(metadata=" +
              given + ")\nclass Base: pass\n") == pk + "app/models.py:3");
  CHECK(model("from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\n"
              "db = SQLAlchemy(metadata=" +
                  given + ")\n",
              "db.metadata") == pk + "app/models.py:3");
  CHECK(model("from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n",
              "app.models.db.Model.metadata") == "({})");
  CHECK(model("from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\n"
              "from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase):\n  "
              "metadata = " +
                  given + "\ndb = SQLAlchemy(model_class=Base)\n",
              "db.metadata") == pk + "app/models.py:5");
  CHECK(model("from flask_sqlalchemy import SQLAlchemy as Original\n"
              "from sqlalchemy import MetaData\nclass SQLAlchemy(Original):\n  pass\n"
              "db = SQLAlchemy(metadata=" +
                  given + ")\n",
              "db.metadata") == pk + "app/models.py:5");
  CHECK(model("from sqlmodel import SQLModel\nfrom sqlalchemy import MetaData\n"
              "SQLModel.metadata.naming_convention = {'pk': 'pk_%(table_name)s'}\n",
              "SQLModel.metadata") == pk + "app/models.py:3");
  CHECK(model("from sqlmodel import SQLModel\n", "SQLModel.metadata") == "({})");
  CHECK(model("from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n"
              "Base.metadata.naming_convention = {'pk': 'pk_%(table_name)s'}\n") ==
        pk + "app/models.py:3");
  CHECK(model("from sqlalchemy.orm import declarative_base\nfrom sqlalchemy import MetaData\n"
              "Base = declarative_base()\nBase.metadata = " +
              given + "\n") == pk + "app/models.py:4");
  CHECK(model("from sqlalchemy.orm import DeclarativeBase\nfrom sqlalchemy import MetaData\n"
              "def make():\n    return " +
                  given + "\n",
              "app.models.make()") == pk + "app/models.py:4");
  CHECK(model("from vendor import Base\n") ==
        "? it comes from `vendor.Base.metadata`, which is not part of the project");
  CHECK(model("from vendor import Mixin\nfrom sqlalchemy.orm import DeclarativeBase\n"
              "class Base(Mixin, DeclarativeBase): pass\n") ==
        "? it comes from `vendor.Mixin`, which is not part of the project");
  CHECK(model("from sqlalchemy import MetaData\nBase = 1\n"
              "target = MetaData(naming_convention={'pk': f'{Base}'})\n",
              "target") == "? a part of it is computed");
}

TEST_CASE("a convention is given as patterns") {
  const EnvFacts facts =
      facts_of(with("target_metadata=m",
                    "from sqlalchemy import MetaData\n"
                    "m = MetaData(naming_convention={'ix': 'ix_%(column_0_label)s', "
                    "'uq': 'uq_x'})\n"));
  CHECK(facts.convention.known);
  CHECK(facts.convention.patterns.size() == 2);
  CHECK(facts.convention.patterns.at("uq") == "uq_x");
  CHECK(!facts_of(with("target_metadata=connection")).convention.known);
}

TEST_CASE("what else env.py does is listed in order") {
  const EnvFacts facts = facts_of(
      "from alembic import context\nfrom sqlalchemy import create_engine, event, text\n"
      "engine = create_engine('x', connect_args={'options': '-c a=b'})\n"
      "@event.listens_for(engine, 'connect')\ndef connected(c, r): pass\n"
      "def migrate(c):\n    context.configure(connection=c)\n    context.run_migrations()\n"
      "def all(tenants):\n    for tenant in tenants:\n        c = engine.connect()\n"
      "        c.execute(text('SET search_path TO \"%s\"' % tenant))\n"
      "        c.execute(\"SET lock_timeout = '4s'\")\n"
      "        c.dialect.default_schema_name = tenant\n        migrate(c)\nall([])\n");
  std::string all;
  for (const EnvRemark& remark : facts.remarks)
    all += std::to_string(remark.at.line) + " " + std::string(to_string(remark.kind)) + ": " +
           remark.text + "\n";
  CHECK(all ==
        "3 connect arguments: {'options': '-c a=b'}\n"
        "4 event listener: event.listens_for(engine, 'connect')\n"
        "10 loop: for tenant in tenants\n"
        "12 search path: 'SET search_path TO \"%s\"' % tenant\n"
        "13 statement: SET lock_timeout = '4s'\n"
        "14 schema translation: c.dialect.default_schema_name = tenant\n");
}

TEST_CASE("the templates of Alembic say what they say") {
  const std::string folder = "/usr/lib/python3/dist-packages/alembic/templates/";
  for (const char* name : {"generic", "async"}) {
    const std::string text = text_of(folder + name + "/env.py");
    if (text.empty()) continue;
    const EnvFacts facts = facts_of(text);
    CHECK_MESSAGE(shown(*facts.find("version_table")) == "('alembic_version')", name);
    CHECK_MESSAGE(shown(*facts.find("naming_convention")) == "({})", name);
    CHECK_MESSAGE(offline(facts, "literal_binds").substr(0, 4) == "True", name);
    CHECK_MESSAGE(shown(*facts.find("literal_binds")) == "(False)", name);
    CHECK_MESSAGE(facts.remarks.empty(), name);
  }
  const std::string text = text_of(folder + "multidb/env.py");
  if (text.empty()) return;
  const EnvFacts facts = facts_of(text);
  CHECK(shown(*facts.find("version_table")) == "('alembic_version')");
  REQUIRE(facts.remarks.size() == 2);
  CHECK(facts.remarks[0].kind == EnvRemark::Kind::kLoop);
  CHECK(facts.remarks[0].text == "for name, rec in engines.items()");
}

TEST_CASE("an env.py that is not there or broken is not guessed at") {
  MemorySource source;
  HistoryConfig config;
  config.script_location = "db";
  Modules modules(source, {});
  const EnvFacts facts = read_env_facts(source, config, modules);
  CHECK(facts.path == "");
  CHECK(facts.problem != "");
  CHECK(!facts.convention.known);
  CHECK(!facts.find("version_table")->known());

  CHECK(online("from alembic import context\nprint 'x'\ncontext.configure(version_table='v')\n",
               "version_table") == "'v' db/env.py:3");
  CHECK(online("((((", "version_table") == "? no call of context.configure() was found");
}

TEST_CASE("imports in a circle and names that depend on each other come to an end") {
  CHECK(convention("from app import target_metadata\n",
                   {{"app.py", "from other import target_metadata\n"},
                    {"other.py", "from app import target_metadata\n"}}) ==
        "? it is too complex to follow");
  CHECK(convention("from app import *\n",
                   {{"app.py", "from other import *\n"}, {"other.py", "from app import *\n"}})
            .substr(0, 1) == "?");
  std::string chain = "x0 = 1\n";
  for (int i = 1; i < 3000; ++i)
    chain += "x" + std::to_string(i) + " = x" + std::to_string(i - 1) + "\n";
  CHECK(convention(chain + "target_metadata = x2999\n").substr(0, 1) == "?");
}
