#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void delete_without_where(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kDelete ||
      statement->has_where)
    return;
  for (const ir::ObjectRef& table : statement->writes) {
    const ir::TableName name = lint::table_of(table);
    if (!context.existed(name)) continue;
    auto& finding = reporter.report(
        fmt::format("DELETE without a condition removes every row of {}", lint::quoted(name)),
        context.at());
    finding.help = {"say which rows in a WHERE, or keep a copy first: CREATE TABLE … AS"};
  }
}

}  // namespace migrate::rules
