#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_column_loses_unique(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropColumn>();
  if (drop == nullptr || !context.existed(drop->table, drop->column)) return;
  const ir::Table* table = context.before.table(drop->table);
  if (table == nullptr) return;
  for (const ir::Constraint& constraint : table->constraints) {
    if (constraint.kind != ir::Constraint::Kind::kUnique || !constraint.columns.known()) continue;
    const auto& columns = *constraint.columns;
    if (columns.size() < 2 ||
        std::none_of(columns.begin(), columns.end(), [&](const std::string& column) {
          return context.before.same(column, *drop->column);
        }))
      continue;
    auto& finding = reporter.report(
        fmt::format("with {} goes {}: its other columns are no longer unique together",
                    lint::quoted(drop->table, drop->column),
                    lint::quoted(constraint.name, "a unique constraint")),
        context.at("column_name"));
    finding.help = {
        "drop the constraint by name, and make the one that the remaining columns need"};
  }

  for (const ir::Index& index : table->indexes) {
    if (!index.unique.is(true) || !index.elements.known() || index.elements->size() < 2) continue;
    for (const ir::Index::Element& element : *index.elements) {
      if (element.value.kind != ir::Expression::Kind::kColumn ||
          !context.before.same(element.value.name, *drop->column))
        continue;
      reporter.report(
          fmt::format("with {} goes {}: its other columns are no longer unique together",
                      lint::quoted(drop->table, drop->column),
                      lint::quoted(index.name, "a unique index")),
          context.at("column_name"));
    }
  }
}

}  // namespace migrate::rules
