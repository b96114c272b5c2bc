#include "cli/settings_changes.h"

#include <fmt/format.h>

#include <map>

namespace migrate::cli {
namespace {

using alembic::TomlTable;
using alembic::TomlValue;

// Of a value, enough to see whether two are the same. Depth is bounded where the file is read.
struct Print {
  std::string operator()(const std::string& text) const { return '"' + text + '"'; }
  std::string operator()(std::int64_t number) const { return std::to_string(number); }
  std::string operator()(bool flag) const { return flag ? "true" : "false"; }
  std::string operator()(const alembic::TomlOther& other) const { return other.type; }
  std::string operator()(const std::vector<TomlValue>& values) const {
    std::string text = "[";
    for (const TomlValue& value : values) text += std::visit(*this, value.data) + ',';
    return text + ']';
  }
  std::string operator()(const TomlTable& table) const {
    std::string text = "{";
    for (const auto& entry : table.entries)
      text += entry.key + '=' + std::visit(*this, entry.value.data) + ',';
    return text + '}';
  }
};

std::string words(const std::vector<alembic::PlacedWord>& placed) {
  std::string text;
  for (const auto& one : placed) text += one.word + ',';
  return text;
}

// Key to value, for all that is stated.
std::map<std::string, std::string> flat(const alembic::Settings& settings) {
  std::map<std::string, std::string> all;
  all["base"] = settings.base;
  all["release_refs"] = fmt::format("{}", fmt::join(settings.release_refs, ","));
  all["message_pattern"] = settings.message_pattern;
  all["head_file"] = settings.head_file;
  for (const auto& database : settings.databases)
    all["databases"] += database.dialect + ' ' + database.version + ',';
  all["tables.large"] = fmt::format("{}", fmt::join(settings.large_tables, ","));
  for (const auto& stated : settings.env)
    all["env." + stated.name] = std::visit(Print{}, stated.value.data);
  for (const auto& history : settings.histories) {
    const std::optional<bool>& recursive = history.recursive_version_locations;
    all["history"] += fmt::format("{}|{}|{}|{};", history.name, history.script_location,
                                  fmt::join(history.version_locations, ","),
                                  !recursive   ? ""
                                  : *recursive ? "true"
                                               : "false");
  }
  all["lint.packs"] = words(settings.packs);
  all["lint.select"] = words(settings.select);
  all["lint.ignore"] = words(settings.ignore);
  all["lint.fail_on"] = settings.fail_on;
  for (const auto& [rule, severity] : settings.severities)
    all["lint.severity." + rule.word] = severity;
  for (const auto& rule : settings.rules)
    all["lint.rules." + rule.rule.word] = Print{}(rule.options);
  return all;
}

}  // namespace

std::vector<std::string> changed_settings(const alembic::Settings& base,
                                          const alembic::Settings& head) {
  const std::map<std::string, std::string> before = flat(base);
  const std::map<std::string, std::string> after = flat(head);
  std::map<std::string, bool> differs;
  for (const auto& [key, value] : before) {
    const auto other = after.find(key);
    differs[key] = other == after.end() || other->second != value;
  }
  for (const auto& entry : after) differs.try_emplace(entry.first, true);
  std::vector<std::string> keys;
  for (const auto& [key, changed] : differs) {
    if (changed) keys.push_back(key);
  }
  return keys;
}

}  // namespace migrate::cli
