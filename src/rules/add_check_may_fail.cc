#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_check_may_fail(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddConstraint>();
  if (add == nullptr || add->constraint.kind != ir::Constraint::Kind::kCheck) return;
  if (add->constraint.not_valid.given() || !context.existed(add->table)) return;
  auto& finding = reporter.report(
      fmt::format("a row of {} that breaks {} makes this fail", lint::quoted(add->table),
                  lint::quoted(add->constraint.name, "the check")),
      context.at());
  finding.help = {"look for such rows first, or add it with postgresql_not_valid=True"};
}

}  // namespace migrate::rules
