#include <fmt/format.h>

#include <memory>

#include "cli/commands/all.h"
#include "cli/session.h"
#include "migrate/nearest.h"
#include "migrate/report/json.h"
#include "migrate/report/rule_page.h"
#include "migrate/rules/registry.h"

namespace migrate::cli {
namespace {

Result<ExitStatus> run_explain(Session& session, const std::string& name) {
  if (const lint::Rule* rule = rules::find(name)) {
    const std::string page = report::rule_page(rule->info, rules::example(rule->info.slug));
    if (!session.json()) {
      session.terminal().out(page);
      return ExitStatus::kFine;
    }
    report::Json json;
    json.object().member("schema", "migrate/explain/1").member("slug", rule->info.slug);
    json.member("code", rule->info.code).member("page", page).end();
    session.terminal().out(json.text());
    return ExitStatus::kFine;
  }
  std::vector<std::string> slugs;
  for (const auto& rule : rules::registry()) slugs.push_back(rule.info.slug);
  std::vector<std::string> hints = {"migrate rules"};
  if (const auto close = nearest(name, slugs))
    hints.insert(hints.begin(), fmt::format("Did you mean '{}'?", *close));
  return fail(ErrorKind::kUsage, fmt::format("There is no rule '{}'.", name), std::move(hints));
}

}  // namespace

Run setup_explain(OptionSet& o) {
  auto rule = std::make_shared<std::string>();
  Option& argument = o.argument("RULE", *rule, "Name or code of a rule");
  argument.required = true;
  argument.completes = Completes::kRule;
  o.example("migrate explain multiple-heads", "why it matters, and what to do instead");
  return [rule](Session& session) { return run_explain(session, *rule); };
}

}  // namespace migrate::cli
