#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void execute_without_inverse(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const ir::Body& down = context.downgrade();
  if (!down.present || down.steps.empty() || !down.gaps.empty()) return;
  for (const ir::Step& step : down.steps)
    if (std::holds_alternative<ir::Execute>(step.operation)) return;
  for (const ir::Step& step : context.upgrade().steps) {
    const auto* statement = std::get_if<ir::SqlStatement>(&step.operation);
    if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kCreate) continue;
    auto& finding = reporter.report(fmt::format("nothing in downgrade() undoes {}", statement->tag),
                                    context.at(step));
    finding.help = {"write the statement that drops it into downgrade()"};
    return;
  }
}

}  // namespace migrate::rules
