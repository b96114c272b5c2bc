#include <fmt/format.h>

#include <algorithm>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_column_in_index(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropColumn>();
  if (drop == nullptr || !context.existed(drop->table, drop->column)) return;
  const ir::Table* table = context.before.table(drop->table);
  if (table == nullptr) return;
  for (const ir::Index& index : table->indexes) {
    if (index.unique.is(true) || !index.elements.known() || index.elements->size() < 2) continue;
    const bool uses = std::any_of(index.elements->begin(), index.elements->end(),
                                  [&](const ir::Index::Element& element) {
                                    return element.value.kind == ir::Expression::Kind::kColumn &&
                                           context.before.same(element.value.name, *drop->column);
                                  });
    if (!uses) continue;
    auto& finding = reporter.report(
        fmt::format("with {} goes {}, which other columns are found by",
                    lint::quoted(drop->table, drop->column), lint::quoted(index.name, "an index")),
        context.at("column_name"));
    finding.help = {"build the index that the remaining columns need first"};
  }
}

}  // namespace migrate::rules
