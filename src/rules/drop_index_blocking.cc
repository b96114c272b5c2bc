#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_index_blocking(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropIndex>();
  if (drop == nullptr || drop->concurrently.given()) return;
  const ir::Table* table =
      drop->table.known() ? context.before.table(drop->table)
      : drop->name.name.known()
          ? context.before.table_of_index(drop->table.schema.value_or(""), *drop->name.name)
          : nullptr;
  if (table == nullptr || !context.existed(table->name) || !context.may_be_large(table->name))
    return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->locks.empty()) return;
  auto& finding =
      reporter.report(fmt::format("dropping {} takes {} on {}: queries queue behind it",
                                  lint::quoted(drop->name, "an index"),
                                  to_string(facts->locks.front().lock), lint::quoted(table->name)),
                      context.at());
  finding.label = "without postgresql_concurrently";
  finding.help = {
      "in a revision of its own, `with op.get_context().autocommit_block():` around "
      "`op.drop_index(…, postgresql_concurrently=True)`"};
}

}  // namespace migrate::rules
