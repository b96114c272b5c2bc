#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void missing_downgrade(const lint::RevisionContext& context, lint::Reporter& reporter) {
  if (!context.upgrade().present || context.downgrade().present || context.upgrade().steps.empty())
    return;
  auto& finding =
      reporter.report(fmt::format("{} has no downgrade()", lint::describe(context.file())),
                      context.at(context.upgrade().name));
  finding.help = {"write it, or let it raise with the reason why there is no way back"};
}

}  // namespace migrate::rules
