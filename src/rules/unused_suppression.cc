#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {
namespace {

std::string help_for_unused(const lint::Suppression& suppression) {
  if (!suppression.missed_line) return "remove the comment";
  if (*suppression.missed_line == 0)
    return fmt::format("the finding is about the whole file: `# migrate: ignore-file[{}]`",
                       suppression.rule);
  return fmt::format("the finding is at line {}: the comment has to stand there or above it",
                     *suppression.missed_line);
}

}  // namespace

void unused_suppression(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const lint::Suppression& suppression : context.suppressions) {
    if (!suppression.known_rule) {
      auto& finding = reporter.report(fmt::format("no rule is called `{}`", suppression.rule),
                                      suppression.location);
      if (!suppression.meant.empty())
        finding.help.push_back(fmt::format("did you mean `{}`?", suppression.meant));
      finding.help.push_back("`migrate rules` lists them");
    } else if (suppression.rule_ran && !suppression.used) {
      reporter
          .report(fmt::format("`{}` finds nothing here to silence", suppression.rule),
                  suppression.location)
          .help.push_back(help_for_unused(suppression));
    } else if (suppression.reason.empty()) {
      reporter
          .report(fmt::format("`{}` is silenced without a reason", suppression.rule),
                  suppression.location)
          .help.push_back("write the reason after the bracket");
    }
  }
}

}  // namespace migrate::rules
