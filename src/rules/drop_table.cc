#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_table(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropTable>();
  if (drop == nullptr || !context.existed(drop->table)) return;
  auto& finding = reporter.report(
      fmt::format("dropping the table {} loses every row in it", lint::quoted(drop->table)),
      context.at("table_name"));
  finding.label = "gone for good when this commits";
  finding.help = {
      "deploy code that does not use it first",
      fmt::format("a rename can be undone: `op.rename_table(\"{0}\", \"{0}_unused\")`; drop that "
                  "in a later release",
                  *drop->table.name)};
}

}  // namespace migrate::rules
