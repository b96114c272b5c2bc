#include "cli/policy.h"

#include <fmt/format.h>

#include "migrate/path.h"
#include "migrate/pattern.h"
#include "migrate/rules/registry.h"

namespace migrate::cli {
namespace {

using alembic::TomlValue;

std::string place(const alembic::Settings& settings, const Position& at) {
  return fmt::format("{}:{}:{}", settings.path, at.line, at.column);
}

Result<lint::OptionValue> option_value(const alembic::Settings& settings, const TomlValue& value) {
  if (const auto* flag = std::get_if<bool>(&value.data)) return lint::OptionValue(*flag);
  if (const auto* number = std::get_if<std::int64_t>(&value.data))
    return lint::OptionValue(*number);
  if (const auto* text = std::get_if<std::string>(&value.data)) return lint::OptionValue(*text);
  if (const auto* items = std::get_if<std::vector<TomlValue>>(&value.data)) {
    std::vector<std::string> words;
    for (const auto& item : *items) {
      const auto* word = std::get_if<std::string>(&item.data);
      if (!word)
        return fail(ErrorKind::kConfig, fmt::format("{}: A list of strings is wanted here, not {}.",
                                                    place(settings, item.at), item.type_name()));
      words.push_back(*word);
    }
    return lint::OptionValue(std::move(words));
  }
  return fail(ErrorKind::kConfig, fmt::format("{}: An option's value cannot be {}.",
                                              place(settings, value.at), value.type_name()));
}

// `one` has a single word of the settings in it, so that an error can name the place of that word.
Result<void> check_word(const alembic::Settings& settings, const Position& at,
                        const lint::Policy& one) {
  auto checked = lint::check(one, rules::registry());
  if (checked) return {};
  Error error = std::move(checked).error();
  error.message = fmt::format("{}: {}", place(settings, at), error.message);
  return tl::unexpected(std::move(error));
}

Result<void> check_words(const alembic::Settings& settings) {
  lint::Policy none;
  none.packs.clear();
  for (const auto* words : {&settings.packs, &settings.select, &settings.ignore})
    for (const alembic::PlacedWord& word : *words) {
      lint::Policy one = none;
      one.select = {word.word};
      MIGRATE_CHECK(check_word(settings, word.at, one));
    }
  for (const auto& severity : settings.severities) {
    lint::Policy one = none;
    one.severities.emplace(severity.first.word, Severity::kInfo);
    MIGRATE_CHECK(check_word(settings, severity.first.at, one));
  }
  for (const alembic::RuleOptions& rule : settings.rules) {
    lint::Policy one = none;
    one.options[rule.rule.word] = {};
    MIGRATE_CHECK(check_word(settings, rule.rule.at, one));
    for (const auto& entry : rule.options.entries) {
      MIGRATE_TRY(const lint::OptionValue value, option_value(settings, entry.value));
      one.options[rule.rule.word] = {{entry.key, value}};
      MIGRATE_CHECK(check_word(settings, entry.at, one));
    }
  }
  return {};
}

Result<void> set_fail_on(const std::string& word, lint::Policy& policy) {
  if (word.empty()) return {};
  if (word == "never") {
    policy.fail_on.reset();
    return {};
  }
  MIGRATE_TRY(policy.fail_on, lint::parse_severity(word));
  return {};
}

// What a project says at the top of its settings turns on the rule that looks after it.
void add_project_rule(std::string_view rule, std::string_view option, const std::string& value,
                      lint::Policy& policy) {
  if (value.empty()) return;
  policy.select.emplace_back(rule);
  policy.options[std::string(rule)].emplace(option, value);
}

Result<void> check_message_pattern(const lint::Policy& policy) {
  const auto rule = policy.options.find("message-pattern-mismatch");
  if (rule == policy.options.end()) return {};
  const auto option = rule->second.find("pattern");
  if (option == rule->second.end()) return {};
  MIGRATE_TRY([[maybe_unused]] const Pattern pattern,
              Pattern::parse(std::get<std::string>(option->second)));
  return {};
}

Result<lint::Policy> from_settings(const alembic::Settings& settings) {
  MIGRATE_CHECK(check_words(settings));
  lint::Policy policy;
  if (!settings.packs.empty()) policy.packs.clear();
  for (const auto& pack : settings.packs) policy.packs.push_back(pack.word);
  for (const auto& word : settings.select) policy.select.push_back(word.word);
  for (const auto& word : settings.ignore) policy.ignore.push_back(word.word);
  for (const auto& [rule, word] : settings.severities) {
    MIGRATE_TRY(policy.severities[rule.word], lint::parse_severity(word));
  }
  for (const auto& rule : settings.rules)
    for (const auto& entry : rule.options.entries) {
      MIGRATE_TRY(policy.options[rule.rule.word][entry.key], option_value(settings, entry.value));
    }
  for (const auto& database : settings.databases)
    policy.databases.push_back({database.dialect, database.version});
  policy.large_tables = settings.large_tables;
  // Paths in the settings are relative to their file, as everywhere in it.
  const std::string head_file = settings.head_file.empty()
                                    ? std::string()
                                    : join_path(parent_path(settings.path), settings.head_file);
  add_project_rule("head-file-stale", "path", head_file, policy);
  add_project_rule("message-pattern-mismatch", "pattern", settings.message_pattern, policy);
  MIGRATE_CHECK(set_fail_on(settings.fail_on, policy));
  auto checked = lint::check(policy, rules::registry());
  if (checked) checked = check_message_pattern(policy);
  if (!checked) return tl::unexpected(std::move(checked).error().in("reading " + settings.path));
  return policy;
}

void add_words(const std::vector<std::string>& given, std::vector<std::string>& out) {
  for (const std::string& words : given)
    for (std::size_t begin = 0; begin <= words.size();) {
      const std::size_t end = std::min(words.find(',', begin), words.size());
      if (end > begin) out.push_back(words.substr(begin, end - begin));
      begin = end + 1;
    }
}

}  // namespace

Result<lint::Policy> make_policy(const alembic::Settings& settings, const PolicyOptions& options) {
  MIGRATE_TRY(lint::Policy policy, from_settings(settings));
  add_words(options.select, policy.select);
  add_words(options.ignore, policy.ignore);
  MIGRATE_CHECK(set_fail_on(options.fail_on, policy));
  if (auto checked = lint::check(policy, rules::registry()); !checked) {
    Error error = std::move(checked).error();
    error.kind = ErrorKind::kUsage;
    return tl::unexpected(std::move(error));
  }
  return policy;
}

}  // namespace migrate::cli
