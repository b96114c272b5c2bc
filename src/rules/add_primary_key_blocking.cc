#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_primary_key_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddConstraint>();
  if (add == nullptr || add->constraint.kind != ir::Constraint::Kind::kPrimaryKey) return;
  if (!context.existed(add->table) || !context.may_be_large(add->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || !(facts->builds_index)) return;
  auto& finding = reporter.report(
      fmt::format("adding {} builds an index on {} under ACCESS EXCLUSIVE: nobody can use the "
                  "table meanwhile",
                  lint::quoted(add->constraint.name, "the constraint"), lint::quoted(add->table)),
      context.at());
  finding.label = "builds its index here";
  finding.help = {"build a unique index with postgresql_concurrently=True in a revision of its own",
                  "then ALTER TABLE … ADD CONSTRAINT … PRIMARY KEY USING INDEX …"};
}

}  // namespace migrate::rules
