#include <fmt/format.h>

#include <string>
#include <vector>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_unique_may_fail(const lint::StepContext& context, lint::Reporter& reporter) {
  ir::TableName table;
  std::vector<std::string> columns;
  if (const auto* add = context.as<ir::AddConstraint>()) {
    if (add->constraint.kind != ir::Constraint::Kind::kUnique ||
        add->constraint.using_index.given())
      return;
    table = add->table;
    columns = add->constraint.columns.value_or({});
  } else if (const auto* create = context.as<ir::CreateIndex>()) {
    if (!create->index.unique.is(true) || create->index.where || !create->index.elements.known())
      return;
    table = create->index.table;
    for (const ir::Index::Element& element : *create->index.elements)
      columns.push_back(element.value.name);
  }
  if (columns.empty()) return;
  for (const std::string& column : columns)
    if (!context.existed(table, ir::Arg(column))) return;
  auto& finding = reporter.report(fmt::format("two rows of {} with the same {} make this fail",
                                              lint::quoted(table), lint::quoted_list(columns)),
                                  context.at());
  finding.help = {
      fmt::format("look first: SELECT {0}, count(*) FROM {1} GROUP BY {0} HAVING "
                  "count(*) > 1",
                  fmt::join(columns, ", "), *table.name)};
}

}  // namespace migrate::rules
