#include <fmt/format.h>

#include "migrate/lint/context.h"
#include "migrate/shell.h"

namespace migrate::rules {

void stale_base(const lint::RuleContext& context, lint::Reporter& reporter) {
  const lint::Facts& facts = context.facts;
  if (facts.base_ref.empty()) return;
  if (facts.base_behind > 0) {
    auto& finding = reporter.report(
        fmt::format("the base `{}` is {} commit{} behind `{}`", facts.base_ref, facts.base_behind,
                    facts.base_behind == 1 ? "" : "s", facts.base_upstream));
    finding.help.push_back(fmt::format("`migrate lint --base {}` judges against the newer one",
                                       shell_word(facts.base_upstream)));
    return;
  }
  const std::int64_t limit = context.number("days");
  if (!facts.base_age_days || *facts.base_age_days <= limit) return;
  auto& finding = reporter.report(fmt::format("the base `{}` was last fetched {} days ago",
                                              facts.base_ref, *facts.base_age_days));
  finding.help.push_back("`git fetch` brings it up to date");
}

}  // namespace migrate::rules
