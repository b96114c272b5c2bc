#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_check_validating(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddConstraint>();
  if (add == nullptr || add->constraint.kind != ir::Constraint::Kind::kCheck) return;
  if (!context.existed(add->table) || !context.may_be_large(add->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || !(facts->scans == ir::Truth::kYes)) return;
  auto& finding = reporter.report(
      fmt::format("adding {} reads every row of {} under ACCESS EXCLUSIVE: nobody can use the "
                  "table meanwhile",
                  lint::quoted(add->constraint.name, "the constraint"), lint::quoted(add->table)),
      context.at());
  finding.label = "without postgresql_not_valid";
  finding.help = {
      "add it with postgresql_not_valid=True, and VALIDATE CONSTRAINT in the next revision"};
}

}  // namespace migrate::rules
