#include "migrate/lint/operation.h"

namespace migrate::rules {

void reindex_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kReindex ||
      statement->concurrently)
    return;
  auto& finding = reporter.report(
      "REINDEX blocks writes, and reads by that index, until it is done", context.at());
  finding.help = {"`REINDEX … CONCURRENTLY` inside of an autocommit_block()"};
}

}  // namespace migrate::rules
