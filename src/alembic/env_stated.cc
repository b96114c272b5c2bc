#include <fmt/format.h>

#include <string>
#include <utility>

#include "migrate/alembic/env_facts.h"

namespace migrate::alembic {
namespace {

void fill(EnvFact& fact, const EnvSetting& stated, const std::string& path) {
  if (fact.known()) return;
  if (const auto* text = std::get_if<std::string>(&stated.value.data)) {
    fact.value = {*text};
    fact.written = fmt::format("'{}'", *text);
  } else if (const auto* flag = std::get_if<bool>(&stated.value.data)) {
    fact.value = {*flag};
    fact.written = *flag ? "True" : "False";
  } else if (const auto* table = std::get_if<TomlTable>(&stated.value.data)) {
    ir::LiteralMap map;
    for (const TomlTable::Entry& entry : table->entries) {
      const std::string& pattern = std::get<std::string>(entry.value.data);
      map.names.push_back(entry.key);
      map.values.push_back({pattern});
      fact.written +=
          fmt::format("{}'{}': '{}'", fact.written.empty() ? "{" : ", ", entry.key, pattern);
    }
    fact.written += fact.written.empty() ? "{}" : "}";
    fact.value = {std::move(map)};
  }
  fact.state = EnvFact::State::kKnown;
  fact.reason.clear();
  fact.path = path;
  fact.at = stated.at;
}

}  // namespace

void state_env(EnvFacts& facts, const Settings& settings) {
  for (const EnvSetting& stated : settings.env) {
    for (auto* mode : {&facts.online, &facts.offline})
      for (EnvFact& fact : *mode)
        if (fact.name == stated.name) fill(fact, stated, settings.path);
    if (stated.name != facts.naming_convention.name || facts.naming_convention.known()) continue;
    fill(facts.naming_convention, stated, settings.path);
    facts.convention.known = true;
    for (const TomlTable::Entry& entry : std::get<TomlTable>(stated.value.data).entries)
      facts.convention.patterns[entry.key] = std::get<std::string>(entry.value.data);
  }
}

}  // namespace migrate::alembic
