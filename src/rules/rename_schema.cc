#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void rename_schema(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kRename) return;
  for (const ir::ObjectRef& object : statement->writes) {
    if (object.kind != ir::ObjectKind::kSchema) continue;
    reporter.report(
        fmt::format("code that runs while this is deployed still asks for `{}`", object.name),
        context.at());
    return;
  }
}

}  // namespace migrate::rules
