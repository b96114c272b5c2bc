#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void change_default(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || !alter->server_default || !context.existed(alter->table, alter->column))
    return;
  if (alter->server_default->kind == ir::ServerDefault::Kind::kNone) return;
  const ir::Column* column = context.before.column(alter->table, *alter->column);
  if (column == nullptr || !column->server_default) return;
  if (*column->server_default == *alter->server_default) return;
  auto& finding = reporter.report(fmt::format("code that leaves {} out now gets another value",
                                              lint::quoted(alter->table, alter->column)),
                                  context.at("server_default"));
  finding.help = {"write the value in the code first, and change the default a release later"};
}

}  // namespace migrate::rules
