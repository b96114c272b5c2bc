#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_database(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kDrop) return;
  for (const ir::ObjectRef& object : statement->writes)
    if (object.kind == ir::ObjectKind::kDatabase)
      reporter.report(fmt::format("DROP DATABASE removes `{}` with all that it holds", object.name),
                      context.at());
}

}  // namespace migrate::rules
