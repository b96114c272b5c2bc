#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_column_loses_pk(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropColumn>();
  if (drop == nullptr || !context.existed(drop->table, drop->column)) return;
  const ir::Table* table = context.before.table(drop->table);
  if (table == nullptr) return;
  for (const ir::Constraint& constraint : table->constraints) {
    if (constraint.kind != ir::Constraint::Kind::kPrimaryKey || !constraint.columns.known())
      continue;
    const auto& columns = *constraint.columns;
    if (columns.size() < 1 ||
        std::none_of(columns.begin(), columns.end(), [&](const std::string& column) {
          return context.before.same(column, *drop->column);
        }))
      continue;
    auto& finding = reporter.report(
        fmt::format("with {} goes the primary key of {}", lint::quoted(drop->table, drop->column),
                    lint::quoted(drop->table)),
        context.at("column_name"));
    finding.help = {
        "drop the constraint by name and make the new primary key in the same revision"};
  }
}

}  // namespace migrate::rules
