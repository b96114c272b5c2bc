#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void set_not_null_scan(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->nullable.is(false) || !alter->column.known()) return;
  if (!context.existed(alter->table) || !context.may_be_large(alter->table)) return;
  const ir::Column* column = context.before.column(alter->table, *alter->column);
  if (column != nullptr && column->nullable.is(false)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->scans != ir::Truth::kYes) return;
  auto& finding = reporter.report(
      fmt::format("making {} NOT NULL reads every row under ACCESS EXCLUSIVE: nobody can use the "
                  "table meanwhile",
                  lint::quoted(alter->table, alter->column)),
      context.at("nullable"));
  finding.help = {
      fmt::format("first `op.create_check_constraint(\"{0}_set\", \"{1}\", \"{0} IS NOT NULL\", "
                  "postgresql_not_valid=True)`",
                  *alter->column, *alter->table.name),
      "validate that in the next revision; this then needs no scan (PostgreSQL 12 and later)"};
}

}  // namespace migrate::rules
