#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void create_trigger_lock(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->tag != "CREATE TRIGGER") return;
  for (const ir::ObjectRef& object : statement->writes) {
    const ir::TableName table = lint::table_of(object);
    if (object.kind != ir::ObjectKind::kTrigger || !context.existed(table)) continue;
    reporter.report(
        fmt::format("the trigger takes SHARE ROW EXCLUSIVE on {}: writes queue behind it",
                    lint::quoted(table)),
        context.at());
    return;
  }
}

}  // namespace migrate::rules
