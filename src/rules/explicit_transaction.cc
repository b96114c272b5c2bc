#include <fmt/format.h>

#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void explicit_transaction(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kTransaction) return;
  const std::string& tag = statement->tag;
  if (tag.find("SAVEPOINT") != std::string::npos || tag.find("RELEASE") != std::string::npos)
    return;
  auto& finding = reporter.report(
      fmt::format("{} by hand: the revision is no longer applied as a whole or not at all", tag),
      context.at());
  finding.help = {"`with op.get_context().autocommit_block():` in a revision of its own"};
}

}  // namespace migrate::rules
