#include "migrate/lint/rule_info.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <optional>

namespace migrate::lint {
namespace {

constexpr std::array<std::string_view, 13> kKeys = {
    "category", "code",  "covers", "dialect",  "docs",  "fix",    "functions",
    "options",  "packs", "scope",  "severity", "since", "summary"};

tl::unexpected<Error> wrong(std::string_view slug, std::string_view what) {
  return fail(ErrorKind::kInternal, fmt::format("rules/{}.toml: {}.", slug, what));
}

Result<std::string> required_text(std::string_view slug, const toml::table& table,
                                  std::string_view key) {
  const auto value = table[key].value<std::string>();
  if (!value || value->empty()) return wrong(slug, fmt::format("{} is missing or empty", key));
  return *value;
}

std::optional<std::vector<std::string>> string_list(const toml::node* node) {
  const toml::array* array = node == nullptr ? nullptr : node->as_array();
  if (array == nullptr) return std::nullopt;
  std::vector<std::string> words;
  for (const toml::node& item : *array) {
    const auto word = item.value<std::string>();
    if (!word) return std::nullopt;
    words.push_back(*word);
  }
  return words;
}

std::optional<OptionValue> option_value(const toml::node* node) {
  if (node == nullptr) return std::nullopt;
  if (node->is_boolean()) return OptionValue{*node->value<bool>()};
  if (node->is_integer()) return OptionValue{*node->value<std::int64_t>()};
  if (node->is_string()) return OptionValue{*node->value<std::string>()};
  if (auto words = string_list(node)) return OptionValue{*std::move(words)};
  return std::nullopt;
}

Result<Scope> scope_of(std::string_view slug, const toml::table& table) {
  const std::string word = table["scope"].value_or<std::string>("history");
  if (word == "history") return Scope::kHistory;
  if (word == "repository") return Scope::kRepository;
  if (word == "suppression") return Scope::kSuppression;
  if (word == "revision") return Scope::kRevision;
  if (word == "operation") return Scope::kOperation;
  return wrong(slug, fmt::format("scope is \"{}\"", word));
}

Result<std::vector<OptionInfo>> options_of(std::string_view slug, const toml::table& table) {
  std::vector<OptionInfo> options;
  const toml::table* entries = table["options"].as_table();
  if (entries == nullptr) return options;
  for (const auto& [key, node] : *entries) {
    const toml::table* entry = node.as_table();
    if (entry == nullptr) return wrong(slug, fmt::format("options.{} is no table", key.str()));
    auto value = option_value(entry->get("default"));
    if (!value) return wrong(slug, fmt::format("options.{} has no default", key.str()));
    MIGRATE_TRY(std::string help, required_text(slug, *entry, "help"));
    options.push_back({std::string(key.str()), *std::move(value), std::move(help)});
  }
  return options;
}

// Which of the two functions a rule about operations looks at.
Result<void> read_functions(std::string_view slug, const toml::table& table, RuleInfo& info) {
  if (!table.contains("functions")) return {};
  const auto words = string_list(table.get("functions"));
  if (!words || words->empty() || info.scope != Scope::kOperation)
    return wrong(slug, "functions is no list, or not for a rule of this scope");
  info.in_upgrade = false;
  for (const std::string& word : *words) {
    if (word != "upgrade" && word != "downgrade")
      return wrong(slug, fmt::format("there is no function \"{}\"", word));
    (word == "upgrade" ? info.in_upgrade : info.in_downgrade) = true;
  }
  return {};
}

Result<RuleInfo> from_table(std::string_view slug, const toml::table& table) {
  RuleInfo info;
  info.slug = slug;
  for (const auto& [key, node] : table)
    if (std::find(kKeys.begin(), kKeys.end(), key.str()) == kKeys.end())
      return wrong(slug, fmt::format("unknown key {}", key.str()));
  MIGRATE_TRY(info.code, required_text(slug, table, "code"));
  MIGRATE_TRY(info.summary, required_text(slug, table, "summary"));
  MIGRATE_TRY(info.category, required_text(slug, table, "category"));
  MIGRATE_TRY(info.since, required_text(slug, table, "since"));
  MIGRATE_TRY(info.fix, required_text(slug, table, "fix"));
  if (info.fix != "yes" && info.fix != "partly" && info.fix != "no")
    return wrong(slug, "fix is neither yes, partly nor no");
  MIGRATE_TRY(const std::string severity, required_text(slug, table, "severity"));
  MIGRATE_TRY(info.severity, parse_severity(severity));
  MIGRATE_TRY(info.scope, scope_of(slug, table));
  MIGRATE_CHECK(read_functions(slug, table, info));
  if (table.contains("covers")) {
    auto covers = string_list(table.get("covers"));
    if (!covers) return wrong(slug, "covers is no list of rules");
    info.covers = *std::move(covers);
  }
  auto packs = string_list(table.get("packs"));
  if (!packs || packs->empty()) return wrong(slug, "packs is missing or empty");
  info.packs = *std::move(packs);
  const toml::table* docs = table["docs"].as_table();
  if (docs == nullptr) return wrong(slug, "docs is missing");
  MIGRATE_TRY(info.why, required_text(slug, *docs, "why"));
  MIGRATE_TRY(info.instead, required_text(slug, *docs, "instead"));
  MIGRATE_TRY(info.options, options_of(slug, table));
  if (const toml::table* dialects = table["dialect"].as_table())
    for (const auto& [key, node] : *dialects)
      if (const toml::table* dialect = node.as_table())
        info.dialects.emplace_back(key.str(), (*dialect)["note"].value_or<std::string>(""));
  return info;
}

}  // namespace

Result<RuleInfo> parse_rule_info(std::string_view slug, std::string_view toml) {
  try {
    return from_table(slug, toml::parse(toml));
  } catch (const toml::parse_error& error) {
    return wrong(slug, fmt::format("{}: {}", error.source().begin.line, error.description()));
  }
}

std::string to_string(const OptionValue& value) {
  struct Writer {
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(const std::string& word) const { return fmt::format("\"{}\"", word); }
    std::string operator()(const std::vector<std::string>& words) const {
      std::string out = "[";
      for (const std::string& word : words)
        out += fmt::format("{}\"{}\"", out.size() > 1 ? ", " : "", word);
      return out + "]";
    }
  };
  return std::visit(Writer{}, value);
}

Result<Severity> parse_severity(std::string_view word) {
  for (const Severity severity : {Severity::kInfo, Severity::kWarning, Severity::kError})
    if (to_string(severity) == word) return severity;
  return fail(ErrorKind::kConfig, fmt::format("\"{}\" is no severity.", word),
              {"One of: info, warning, error."});
}

}  // namespace migrate::lint
