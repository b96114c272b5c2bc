#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void rename_as_drop_add(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropColumn>();
  if (drop == nullptr || !context.existed(drop->table, drop->column)) return;
  const ir::Column* old = context.before.column(drop->table, *drop->column);
  if (old == nullptr || !old->type.known()) return;
  if (context.revision.created.copied(context.before.key(drop->table))) return;
  for (const ir::Step& step : context.body.steps) {
    const auto* add = std::get_if<ir::AddColumn>(&step.operation);
    if (add == nullptr || !(add->table == drop->table) || !(add->column.type == old->type))
      continue;
    auto& finding = reporter.report(
        fmt::format("{} is dropped and {} of the same type added: a rename keeps what it holds",
                    lint::quoted(drop->table, drop->column),
                    lint::quoted(add->table, add->column.name)),
        context.at());
    finding.related.push_back({"added here", context.revision.at(step)});
    finding.help = {"op.alter_column(…, new_column_name=…), where it is one thing"};
    return;
  }
}

}  // namespace migrate::rules
