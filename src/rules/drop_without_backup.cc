#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// It runs only where something in the database allows it: that may be that there are no rows.
bool asks_for_rows(const ir::Step& step) {
  return std::any_of(step.guards.begin(), step.guards.end(), [](const ir::Guard& guard) {
    return guard.kind == ir::Guard::Kind::kInspector || guard.kind == ir::Guard::Kind::kOther;
  });
}

}  // namespace

void drop_without_backup(const lint::StepContext& context, lint::Reporter& reporter) {
  ir::TableName table;
  std::string what;
  if (const auto* drop = context.as<ir::DropTable>()) {
    if (!context.existed(drop->table)) return;
    table = drop->table;
    what = fmt::format("the table {}", lint::quoted(table));
  } else if (const auto* column = context.as<ir::DropColumn>()) {
    if (!context.existed(column->table, column->column)) return;
    table = column->table;
    what = fmt::format("the column {}", lint::quoted(table, column->column));
  } else {
    return;
  }
  if (context.revision.created.copied(context.before.key(table)) || asks_for_rows(context.step()))
    return;
  auto& finding = reporter.report(
      fmt::format("dropping {} loses what it holds, and nothing keeps a copy", what), context.at());
  finding.label = "gone for good when this commits";
  finding.help = {
      fmt::format("first `op.execute(\"CREATE TABLE {0}_kept AS TABLE {0}\")`, or rename it",
                  *table.name),
      "where the copy is elsewhere, say where: # migrate: ignore[drop-without-backup] WHERE"};
}

}  // namespace migrate::rules
