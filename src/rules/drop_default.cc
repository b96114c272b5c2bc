#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void drop_default(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->server_default || !alter->column.known()) return;
  if (alter->server_default->kind != ir::ServerDefault::Kind::kNone) return;
  if (!context.existed(alter->table, alter->column)) return;
  const ir::Column* column = context.before.column(alter->table, *alter->column);
  if (column == nullptr || !column->nullable.is(false) || !column->server_default) return;
  auto& finding =
      reporter.report(fmt::format("without its default, an INSERT that leaves {} out fails",
                                  lint::quoted(alter->table, alter->column)),
                      context.at("server_default"));
  finding.help = {"deploy code that always writes the column first"};
}

}  // namespace migrate::rules
