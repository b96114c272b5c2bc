#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void dml_in_migration(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr) return;
  using Kind = ir::SqlStatement::Kind;
  if (statement->kind != Kind::kInsert && statement->kind != Kind::kUpdate &&
      statement->kind != Kind::kDelete && statement->kind != Kind::kMerge)
    return;
  for (const ir::ObjectRef& table : statement->writes) {
    const ir::TableName name = lint::table_of(table);
    if (context.existed(name))
      reporter.report(fmt::format("{} writes rows of {}", statement->tag, lint::quoted(name)),
                      context.at());
  }
}

}  // namespace migrate::rules
