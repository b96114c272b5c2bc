#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void vacuum_full_cluster(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr) return;
  using Kind = ir::SqlStatement::Kind;
  if (statement->kind != Kind::kCluster && !(statement->kind == Kind::kVacuum && statement->full))
    return;
  auto& finding = reporter.report(
      fmt::format("{} writes the table anew under ACCESS EXCLUSIVE: nobody can use it until it is "
                  "done",
                  statement->kind == Kind::kCluster ? "CLUSTER" : "VACUUM FULL"),
      context.at());
  finding.help = {"leave it out of the migration; pg_repack packs a table that is in use"};
}

}  // namespace migrate::rules
