#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void rename_column(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->new_name.known() || !context.existed(alter->table, alter->column))
    return;
  if (context.before.same(*alter->new_name, *alter->column)) return;
  auto& finding =
      reporter.report(fmt::format("code that runs while this is deployed still asks for {}",
                                  lint::quoted(alter->table, alter->column)),
                      context.at("new_column_name"));
  finding.help = {
      "map the new attribute to the old column in the code instead",
      "or add the new column, write both, fill it, and drop the old one a release later"};
}

}  // namespace migrate::rules
