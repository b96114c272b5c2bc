#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void unused_suppression(const lint::RuleContext& context, lint::Reporter& reporter) {
  for (const lint::Suppression& suppression : context.suppressions) {
    if (!suppression.known_rule) {
      reporter.report(fmt::format("no rule is called `{}`", suppression.rule), suppression.location)
          .help.push_back("`migrate rules` lists them");
    } else if (suppression.rule_ran && !suppression.used) {
      reporter
          .report(fmt::format("`{}` finds nothing here to silence", suppression.rule),
                  suppression.location)
          .help.push_back("remove the comment");
    } else if (suppression.reason.empty()) {
      reporter
          .report(fmt::format("`{}` is silenced without a reason", suppression.rule),
                  suppression.location)
          .help.push_back("write the reason after the bracket");
    }
  }
}

}  // namespace migrate::rules
