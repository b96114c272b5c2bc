#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void add_required_column(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddColumn>();
  if (add == nullptr || !context.existed(add->table)) return;
  const ir::Column& column = add->column;
  if (!column.nullable.is(false) || column.server_default || column.identity || column.computed ||
      column.sequence.given() || column.autoincrement.is(true))
    return;
  auto& finding = reporter.report(
      fmt::format("{} is NOT NULL without a server_default: this fails as soon as there is a row",
                  lint::quoted(add->table, column.name)),
      context.at("column"));
  if (column.has_python_default)
    finding.help.push_back("default= is not seen by the database; server_default= is");
  finding.help.push_back("add it with a server_default, or as nullable and fill it first");
}

}  // namespace migrate::rules
