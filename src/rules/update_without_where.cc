#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void update_without_where(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kUpdate ||
      statement->has_where || statement->columns.empty())
    return;
  for (const ir::ObjectRef& table : statement->writes) {
    const ir::TableName name = lint::table_of(table);
    const bool overwrites = std::any_of(
        statement->columns.begin(), statement->columns.end(),
        [&](const std::string& column) { return context.existed(name, ir::Arg(column)); });
    if (!overwrites) continue;
    auto& finding = reporter.report(
        fmt::format("UPDATE without a condition writes every row of {}", lint::quoted(name)),
        context.at());
    finding.help = {"say in a WHERE which rows need it, and go in batches by key"};
  }
}

}  // namespace migrate::rules
