#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void create_index_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* create = context.as<ir::CreateIndex>();
  if (create == nullptr || create->concurrently.unknown()) return;
  const ir::TableName& table = create->index.table;
  if (!context.existed(table) || !context.may_be_large(table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || !facts->builds_index) return;
  const auto lock = std::find_if(facts->locks.begin(), facts->locks.end(), [](const auto& held) {
    return dialect::blocks_writes(held.lock);
  });
  if (lock == facts->locks.end()) return;
  auto& finding =
      reporter.report(fmt::format("building {} holds {} on {}: writes wait until it is done",
                                  lint::quoted(create->index.name, "an index"),
                                  to_string(lock->lock), lint::quoted(table)),
                      context.at());
  finding.label = "without postgresql_concurrently";
  finding.help = {
      "in a revision of its own, `with op.get_context().autocommit_block():` around "
      "`op.create_index(…, postgresql_concurrently=True, if_not_exists=True)`"};
}

}  // namespace migrate::rules
