#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/lint.h"
#include "migrate/nearest.h"

namespace migrate::lint {
namespace {

bool contains(std::span<const std::string> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// How precisely a selector names a rule: 0 not at all, 1 a group of rules, 2 this rule.
int precision(std::string_view selector, const RuleInfo& rule) {
  if (selector == rule.slug || selector == rule.code) return 2;
  const bool group = selector == "all" || selector == rule.category ||
                     contains(rule.packs, selector) ||
                     (!selector.empty() && std::string_view(rule.code).starts_with(selector));
  return group ? 1 : 0;
}

std::vector<std::string> nearest_hint(std::string_view word, std::span<const std::string> known) {
  if (const auto meant = nearest(word, known)) return {fmt::format("Did you mean `{}`?", *meant)};
  return {"`migrate rules` lists every rule with its category and packs."};
}

int best(std::span<const std::string> selectors, const RuleInfo& rule) {
  int found = 0;
  for (const std::string& selector : selectors) found = std::max(found, precision(selector, rule));
  return found;
}

Result<void> check_selector(std::string_view selector, std::span<const Rule> rules) {
  std::vector<std::string> known{"all"};
  for (const Rule& rule : rules) {
    if (precision(selector, rule.info) > 0) return {};
    known.push_back(rule.info.slug);
    known.push_back(rule.info.category);
    known.insert(known.end(), rule.info.packs.begin(), rule.info.packs.end());
  }
  // A pack that no rule is in yet is still a pack.
  if (selector == "all" || selector == "recommended" || selector == "strict" ||
      selector == "policy")
    return {};
  return fail(ErrorKind::kConfig,
              fmt::format("No rule, pack or category is called `{}`.", selector),
              nearest_hint(selector, known));
}

Result<const RuleInfo*> named(std::string_view slug, std::span<const Rule> rules) {
  std::vector<std::string> known;
  for (const Rule& rule : rules) {
    if (rule.info.slug == slug) return &rule.info;
    known.push_back(rule.info.slug);
  }
  return fail(ErrorKind::kConfig, fmt::format("No rule is called `{}`.", slug),
              nearest_hint(slug, known));
}

Result<void> check_option(const RuleInfo& rule, const std::string& name, const OptionValue& value) {
  std::vector<std::string> known;
  for (const OptionInfo& option : rule.options) {
    known.push_back(option.name);
    if (option.name != name) continue;
    if (option.default_value.index() == value.index()) return {};
    return fail(ErrorKind::kConfig,
                fmt::format("The option `{}` of the rule `{}` cannot be {}.", name, rule.slug,
                            to_string(value)),
                {fmt::format("Its default is {}.", to_string(option.default_value))});
  }
  return fail(ErrorKind::kConfig, fmt::format("The rule `{}` has no option `{}`.", rule.slug, name),
              nearest_hint(name, known));
}

}  // namespace

Result<void> check(const Policy& policy, std::span<const Rule> rules) {
  for (const auto* selectors : {&policy.packs, &policy.select, &policy.ignore})
    for (const std::string& selector : *selectors) MIGRATE_CHECK(check_selector(selector, rules));
  for (const auto& entry : policy.severities) {
    MIGRATE_TRY([[maybe_unused]] const RuleInfo* rule, named(entry.first, rules));
  }
  for (const auto& entry : policy.options) {
    MIGRATE_TRY(const RuleInfo* rule, named(entry.first, rules));
    for (const auto& option : entry.second)
      MIGRATE_CHECK(check_option(*rule, option.first, option.second));
  }
  return {};
}

std::vector<const Rule*> enabled(std::span<const Rule> rules, const Policy& policy) {
  std::vector<const Rule*> chosen;
  for (const Rule& rule : rules) {
    const int wanted = std::max(best(policy.packs, rule.info), best(policy.select, rule.info));
    if (wanted > best(policy.ignore, rule.info)) chosen.push_back(&rule);
  }
  return chosen;
}

}  // namespace migrate::lint
