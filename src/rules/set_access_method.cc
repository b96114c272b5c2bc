#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void set_access_method(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || !(statement->tag == "ALTER TABLE SET ACCESS METHOD")) return;
  for (const ir::ObjectRef& object : statement->writes) {
    const ir::TableName table = lint::table_of(object);
    if (!context.existed(table) || !context.may_be_large(table)) continue;
    auto& finding = reporter.report(
        fmt::format("another access method writes all of {} anew under ACCESS EXCLUSIVE",
                    lint::quoted(table)),
        context.at());
    finding.help = {"make a new table with that access method and copy the rows in batches"};
    return;
  }
}

}  // namespace migrate::rules
