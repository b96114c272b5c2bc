#include <doctest/doctest.h>

#include "migrate/alembic/env_facts.h"

using namespace migrate;
using namespace migrate::alembic;

namespace {

EnvFacts read(const std::string& env, const std::string& toml) {
  source::MemorySource source;
  source.add("db/env.py", env);
  HistoryConfig config;
  config.script_location = "db";
  Modules modules(source, {""});
  EnvFacts facts = read_env_facts(source, config, modules);
  const auto settings = parse_settings(toml, "migrate.toml");
  REQUIRE_MESSAGE(settings, settings.error().message);
  state_env(facts, **settings);
  return facts;
}

std::string error(const std::string& toml) {
  const auto settings = parse_settings(toml, "migrate.toml");
  return settings ? "" : settings.error().message;
}

}  // namespace

TEST_CASE("what cannot be told is what migrate.toml states") {
  const EnvFacts facts = read("",
                              "[env]\nversion_table = \"v\"\ntransaction_per_migration = true\n"
                              "naming_convention = { pk = \"p\", uq = \"u\" }\n");
  const EnvFact& table = *facts.find("version_table");
  CHECK(table.state == EnvFact::State::kKnown);
  CHECK(*table.value.text() == "v");
  CHECK(table.written == "'v'");
  CHECK(table.path == "migrate.toml");
  CHECK(table.at == Position{2, 1});
  CHECK(facts.find("transaction_per_migration")->written == "True");
  CHECK(facts.offline.front().written == "'v'");
  CHECK(facts.find("naming_convention")->written == "{'pk': 'p', 'uq': 'u'}");
  CHECK(facts.convention.known);
  CHECK(facts.convention.patterns.at("uq") == "u");
  CHECK(!facts.find("render_as_batch")->known());
}

TEST_CASE("what env.py says stays") {
  const EnvFacts facts = read("from alembic import context\ncontext.configure(version_table='e')\n",
                              "[env]\nversion_table = \"v\"\nversion_table_schema = \"s\"\n"
                              "naming_convention = { pk = \"p\" }\n");
  CHECK(facts.find("version_table")->written == "'e'");
  CHECK(facts.find("version_table_schema")->state == EnvFact::State::kDefault);
  CHECK(facts.convention.patterns.empty());
}

TEST_CASE("[env] has known keys of the right type") {
  CHECK(error("[env]\nversion_tabel = \"v\"\n") ==
        "migrate.toml:2:1: There is no key `version_tabel` in [env].");
  CHECK(error("[env]\nversion_table = true\n") ==
        "migrate.toml:2:17: This is a boolean, where a string is needed.");
  CHECK(error("[env]\nrender_as_batch = \"x\"\n") ==
        "migrate.toml:2:19: This is a string, where a boolean is needed.");
  CHECK(error("[env]\nnaming_convention = { pk = 1 }\n") ==
        "migrate.toml:2:28: This is an integer, where a string is needed.");
}
