#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void sqlite_batch_required(const lint::StepContext& context, lint::Reporter& reporter) {
  if (context.step().batch || context.step().within || !context.runs_on("sqlite")) return;
  ir::TableName table;
  if (const auto* alter = context.as<ir::AlterColumn>()) {
    // Renaming a column is all that ALTER TABLE can do to one.
    if (alter->new_name.given() && !alter->type && !alter->nullable.given() &&
        !alter->server_default)
      return;
    table = alter->table;
  } else if (const auto* add = context.as<ir::AddConstraint>()) {
    table = add->table;
  } else if (const auto* drop = context.as<ir::DropConstraint>()) {
    table = drop->table;
  } else {
    return;
  }
  auto& finding = reporter.report(
      fmt::format("SQLite cannot do this to {}: it has no such ALTER TABLE", lint::quoted(table)),
      context.at());
  finding.help = {"with op.batch_alter_table(…) as batch_op:  # makes the table anew"};
}

}  // namespace migrate::rules
