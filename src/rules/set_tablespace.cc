#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void set_tablespace(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || !(statement->tag == "ALTER TABLE SET TABLESPACE")) return;
  for (const ir::ObjectRef& object : statement->writes) {
    const ir::TableName table = lint::table_of(object);
    if (!context.existed(table) || !context.may_be_large(table)) continue;
    auto& finding = reporter.report(
        fmt::format(
            "moving {} copies all of it under ACCESS EXCLUSIVE: nobody can use it until it is done",
            lint::quoted(table)),
        context.at());
    finding.help = {"make a new table there and copy the rows in batches"};
    return;
  }
}

}  // namespace migrate::rules
