#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_foreign_key_validating(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddConstraint>();
  if (add == nullptr || add->constraint.kind != ir::Constraint::Kind::kForeignKey) return;
  if (!context.existed(add->table) || !context.may_be_large(add->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || !(facts->scans == ir::Truth::kYes)) return;
  auto& finding = reporter.report(
      fmt::format("adding {} checks every row of {} with writes to both tables blocked (SHARE ROW "
                  "EXCLUSIVE)",
                  lint::quoted(add->constraint.name, "the constraint"), lint::quoted(add->table)),
      context.at());
  finding.label = "without postgresql_not_valid";
  finding.help = {
      "add it with postgresql_not_valid=True, and VALIDATE CONSTRAINT in the next revision"};
}

}  // namespace migrate::rules
