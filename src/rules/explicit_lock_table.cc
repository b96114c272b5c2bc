#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void explicit_lock_table(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kLockTable) return;
  for (const ir::ObjectRef& object : statement->writes) {
    const ir::TableName table = lint::table_of(object);
    if (!context.existed(table)) continue;
    reporter.report(fmt::format("LOCK TABLE holds {} on {} until the migration ends",
                                statement->detail, lint::quoted(table)),
                    context.at());
  }
}

}  // namespace migrate::rules
