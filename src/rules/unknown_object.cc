#include "migrate/lint/operation.h"

namespace migrate::rules {

void unknown_object(const lint::StepContext& context, lint::Reporter& reporter) {
  for (const replay::StepFailure& failed : context.failures) {
    if (failed.failure.kind != ir::Failure::Kind::kUnknownObject) continue;
    auto& finding = reporter.report(failed.failure.message, context.at());
    finding.label = context.is_downgrade ? "downgrade() fails here" : "upgrade() fails here";
  }
}

}  // namespace migrate::rules
