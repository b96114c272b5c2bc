#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void conditional_ddl(const lint::StepContext& context, lint::Reporter& reporter) {
  if (std::holds_alternative<ir::Execute>(context.step().operation) ||
      std::holds_alternative<ir::SqlStatement>(context.step().operation) ||
      std::holds_alternative<ir::BulkInsert>(context.step().operation) ||
      std::holds_alternative<ir::Opaque>(context.step().operation))
    return;
  for (const ir::Guard& guard : context.step().guards) {
    if (guard.kind != ir::Guard::Kind::kInspector) continue;
    auto& finding =
        reporter.report(fmt::format("whether this {} runs depends on what the database holds",
                                    name_of(context.step().operation)),
                        context.at());
    finding.help = {"do it unconditionally"};
    return;
  }
}

}  // namespace migrate::rules
