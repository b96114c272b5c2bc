#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void truncate(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kTruncate) return;
  for (const ir::ObjectRef& table : statement->writes) {
    if (!context.existed(lint::table_of(table))) continue;
    auto& finding = reporter.report(
        fmt::format("TRUNCATE removes every row of {}", lint::quoted(lint::table_of(table))),
        context.at());
    finding.label = "gone for good when this commits";
    finding.help = {"delete what has to go in batches, outside of the migration",
                    "or keep a copy first: CREATE TABLE … AS"};
  }
}

}  // namespace migrate::rules
