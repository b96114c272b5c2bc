#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// The same function adds a constraint to the table, or takes away what the constraint is about.
bool replaced(const lint::StepContext& context, const ir::DropConstraint& drop) {
  for (const ir::Step& step : context.body.steps) {
    const auto* add = std::get_if<ir::AddConstraint>(&step.operation);
    if (add != nullptr && add->table == drop.table) return true;
    const auto* table = std::get_if<ir::DropTable>(&step.operation);
    if (table != nullptr && table->table == drop.table) return true;
    const auto* column = std::get_if<ir::DropColumn>(&step.operation);
    if (column != nullptr && column->table == drop.table) return true;
    const auto* index = std::get_if<ir::CreateIndex>(&step.operation);
    if (index != nullptr && index->index.unique.is(true) && index->index.table == drop.table)
      return true;
  }
  return false;
}

}  // namespace

void drop_constraint(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropConstraint>();
  if (drop == nullptr || !context.existed(drop->table) || replaced(context, *drop)) return;
  auto& finding = reporter.report(
      fmt::format("without {}, {} takes rows that were refused before",
                  lint::quoted(drop->name, "the constraint"), lint::quoted(drop->table)),
      context.at("constraint_name"));
  finding.help = {"where it is replaced, make the new one first"};
}

}  // namespace migrate::rules
