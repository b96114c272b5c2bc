#include "migrate/lint/operation.h"

namespace migrate::rules {

void refresh_matview_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kRefreshMaterializedView ||
      statement->concurrently)
    return;
  auto& finding = reporter.report(
      "REFRESH keeps everyone from reading the view (ACCESS EXCLUSIVE) while its query runs",
      context.at());
  finding.help = {"REFRESH MATERIALIZED VIEW CONCURRENTLY, with a unique index on the view"};
}

}  // namespace migrate::rules
