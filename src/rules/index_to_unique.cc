#include <fmt/format.h>

#include <algorithm>
#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void index_to_unique(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropIndex>();
  if (drop == nullptr || !drop->name.name.known()) return;
  const ir::Table* table =
      context.before.table_of_index(drop->table.schema.value_or(""), *drop->name.name);
  if (table == nullptr || !context.existed(table->name)) return;
  const auto old =
      std::find_if(table->indexes.begin(), table->indexes.end(),
                   [&](const ir::Index& index) { return index.name.name == drop->name.name; });
  if (old == table->indexes.end() || old->unique.is(true)) return;
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* create = std::get_if<ir::CreateIndex>(&context.body.steps[i].operation);
    if (create == nullptr || !create->index.unique.is(true) ||
        !(create->index.elements == old->elements))
      continue;
    auto& finding =
        reporter.report(fmt::format("{} goes before the unique index that replaces it can be built",
                                    lint::quoted(drop->name, "the index")),
                        context.at());
    finding.related.push_back({"built here", context.revision.at(context.body.steps[i])});
    finding.help = {"build the unique one first, under another name"};
    return;
  }
}

}  // namespace migrate::rules
