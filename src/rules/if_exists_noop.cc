#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void if_exists_noop(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* create = context.as<ir::CreateTable>();
  if (create == nullptr || !create->if_not_exists.is(true) || !create->table.incomplete.empty())
    return;
  const ir::TableName& name = create->table.name;
  if (context.before.has_table(name) != ir::Truth::kYes) return;
  for (const ir::Column& column : create->table.columns) {
    if (!column.name.known() || context.before.has_column(name, *column.name) != ir::Truth::kNo)
      continue;
    auto& finding = reporter.report(
        fmt::format("{} is there already, so nothing is done, and {} will be missing",
                    lint::quoted(name), lint::quoted(name, column.name)),
        context.at());
    finding.help = {"alter the table that is there: op.add_column(…)"};
    return;
  }
}

}  // namespace migrate::rules
