#include "migrate/lint/operation.h"

namespace migrate::rules {

void remove_enum_value(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kDelete) return;
  for (const ir::ObjectRef& object : statement->writes)
    if (object.name == "pg_enum" && (object.schema.empty() || object.schema == "pg_catalog"))
      reporter.report("a DELETE on pg_enum breaks rows and indexes that hold the value",
                      context.at());
}

}  // namespace migrate::rules
