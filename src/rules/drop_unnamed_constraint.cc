#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_unnamed_constraint(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropConstraint>();
  if (drop == nullptr || drop->name.name.given()) return;
  auto& finding = reporter.report(
      fmt::format("a constraint of {} is to be dropped, but not which", lint::quoted(drop->table)),
      context.at());
  finding.help = {"write down its name; the database knows it"};
}

}  // namespace migrate::rules
