#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void downgrade_readds_not_null(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* add = context.as<ir::AddColumn>();
  if (add == nullptr || !add->column.nullable.is(false)) return;
  const ir::Column& column = add->column;
  if (column.server_default || column.identity || column.computed || column.sequence.given() ||
      context.before.has_table(add->table) != ir::Truth::kYes)
    return;
  auto& finding = reporter.report(
      fmt::format("going back fails as soon as there is a row: {} is NOT NULL without a default",
                  lint::quoted(add->table, column.name)),
      context.at("column"));
  finding.help = {"add it with a server_default, or as nullable"};
}

}  // namespace migrate::rules
