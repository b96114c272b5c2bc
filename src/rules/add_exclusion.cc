#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_exclusion(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddConstraint>();
  if (add == nullptr || add->constraint.kind != ir::Constraint::Kind::kExclude) return;
  if (!context.existed(add->table) || !context.may_be_large(add->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || !(facts->builds_index || facts->scans == ir::Truth::kYes)) return;
  auto& finding = reporter.report(
      fmt::format("adding {} reads every row of {} under ACCESS EXCLUSIVE, and there is no way to "
                  "do it in parts",
                  lint::quoted(add->constraint.name, "the constraint"), lint::quoted(add->table)),
      context.at());
  finding.label = "no NOT VALID exists for it";
  finding.help = {
      "make a new table with the constraint, copy the rows in batches, and rename both"};
}

}  // namespace migrate::rules
