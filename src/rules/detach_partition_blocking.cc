#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void detach_partition_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr ||
      !(statement->tag == "ALTER TABLE DETACH PARTITION" && !statement->concurrently))
    return;
  for (const ir::ObjectRef& object : statement->writes) {
    const ir::TableName table = lint::table_of(object);
    if (!context.existed(table) || !context.may_be_large(table)) continue;
    auto& finding = reporter.report(
        fmt::format(
            "detaching a partition takes ACCESS EXCLUSIVE on {}: nobody can use it meanwhile",
            lint::quoted(table)),
        context.at());
    finding.help = {
        "DETACH PARTITION … CONCURRENTLY inside of an autocommit_block() (PostgreSQL 14)"};
    return;
  }
}

}  // namespace migrate::rules
