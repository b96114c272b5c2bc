#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

// Rows are written or taken away, or something runs that nobody can see into.
bool may_fill(const ir::Operation& operation) {
  if (const auto* execute = std::get_if<ir::Execute>(&operation)) return !execute->sql.known();
  if (const auto* statement = std::get_if<ir::SqlStatement>(&operation)) {
    using Kind = ir::SqlStatement::Kind;
    return statement->kind == Kind::kUpdate || statement->kind == Kind::kDelete ||
           statement->kind == Kind::kDo || statement->kind == Kind::kCall ||
           statement->kind == Kind::kUnknown || statement->kind == Kind::kTruncate ||
           !statement->objects_complete;
  }
  return std::holds_alternative<ir::Opaque>(operation);
}

}  // namespace

void set_not_null_may_fail(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->nullable.is(false)) return;
  if (!context.existed(alter->table, alter->column)) return;
  const ir::Column* column = context.before.column(alter->table, *alter->column);
  if (column == nullptr || !column->nullable.is(true)) return;
  if (context.revision.created.copied(context.before.key(alter->table))) return;
  for (std::uint32_t i = 0; i < context.index; ++i)
    if (may_fill(context.body.steps[i].operation)) return;
  auto& finding = reporter.report(fmt::format("a row whose {} is NULL makes this fail",
                                              lint::quoted(alter->table, alter->column)),
                                  context.at("nullable"));
  finding.help = {fmt::format("first `op.execute(\"UPDATE {0} SET {1} = … WHERE {1} IS NULL\")`",
                              *alter->table.name, *alter->column)};
}

}  // namespace migrate::rules
