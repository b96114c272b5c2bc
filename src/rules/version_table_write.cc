#include "migrate/lint/operation.h"

namespace migrate::rules {

void version_table_write(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr) return;
  for (const ir::ObjectRef& object : statement->writes) {
    if (object.name != "alembic_version" || object.kind != ir::ObjectKind::kTable) continue;
    auto& finding = reporter.report(
        "`alembic_version` is Alembic's own: a revision must not write it", context.at());
    finding.help = {"alembic stamp REV  # sets the version, outside of revisions"};
    return;
  }
}

}  // namespace migrate::rules
