#include "migrate/report/rule_page.h"

#include <fmt/format.h>

#include <map>

namespace migrate::report {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::string_view without_last_line_feed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::string rule_page(const lint::RuleInfo& rule, std::string_view example) {
  std::string page = fmt::format("# {}\n\n{}.\n\n", rule.slug, rule.summary);
  page += fmt::format("Code {} · {} · {} · packs: {} · automatic fix: {} · since {}\n\n", rule.code,
                      rule.category, to_string(rule.severity), joined(rule.packs), rule.fix,
                      rule.since);
  page += fmt::format("## Why\n\n{}\n\n", without_last_line_feed(rule.why));
  page += fmt::format("## Instead\n\n{}\n", without_last_line_feed(rule.instead));
  for (const auto& dialect : rule.dialects)
    page +=
        fmt::format("\n### On {}\n\n{}\n", dialect.first, without_last_line_feed(dialect.second));
  if (!rule.options.empty()) {
    page += "\n## Options\n\n| option | default | meaning |\n|---|---|---|\n";
    for (const lint::OptionInfo& option : rule.options)
      page += fmt::format("| `{}` | `{}` | {} |\n", option.name,
                          lint::to_string(option.default_value), option.help);
  }
  if (!example.empty())
    page += fmt::format("\n## Example\n\n```text\n{}\n```\n", without_last_line_feed(example));
  page += fmt::format(
      "\nTo allow it in one place, with a reason: `# migrate: ignore[{}] reason` on the line or "
      "above "
      "it.\n",
      rule.slug);
  return page;
}

std::string rule_index(const std::vector<lint::Rule>& rules) {
  std::map<std::string, std::vector<const lint::RuleInfo*>> categories;
  for (const lint::Rule& rule : rules) categories[rule.info.category].push_back(&rule.info);
  std::string page =
      "# Rules\n\nThe pack `recommended` is on by default; `strict` and `policy` are turned on in "
      "migrate.toml or with `--select`.\n";
  for (const auto& category : categories) {
    page += fmt::format("\n## {}\n\n| code | rule | severity | packs | |\n|---|---|---|---|---|\n",
                        category.first);
    for (const lint::RuleInfo* rule : category.second)
      page +=
          fmt::format("| {} | [{}]({}.md) | {} | {} | {} |\n", rule->code, rule->slug, rule->slug,
                      to_string(rule->severity), joined(rule->packs), rule->summary);
  }
  return page;
}

}  // namespace migrate::report
