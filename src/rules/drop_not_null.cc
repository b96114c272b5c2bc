#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_not_null(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->nullable.is(true) || !alter->column.known()) return;
  if (!context.existed(alter->table, alter->column)) return;
  const ir::Column* column = context.before.column(alter->table, *alter->column);
  if (column == nullptr || !column->nullable.is(false)) return;
  auto& finding =
      reporter.report(fmt::format("{} may be NULL from now on, which running code does not expect",
                                  lint::quoted(alter->table, alter->column)),
                      context.at("nullable"));
  finding.help = {"deploy code that copes with NULL first"};
}

}  // namespace migrate::rules
