#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_column(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropColumn>();
  if (drop == nullptr || !context.existed(drop->table, drop->column)) return;
  auto& finding = reporter.report(
      fmt::format("dropping the column {} loses what it holds, and running code still selects it",
                  lint::quoted(drop->table, drop->column)),
      context.at("column_name"));
  finding.label = "gone for good when this commits";
  finding.help = {"deploy code that does not map the column first, and drop it one release later"};
}

}  // namespace migrate::rules
