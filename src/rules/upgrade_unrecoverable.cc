#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

const ir::Step* made_again(const ir::Body& down, const ir::TableName& name,
                           const ir::DropColumn* column) {
  for (const ir::Step& step : down.steps) {
    if (const auto* create = std::get_if<ir::CreateTable>(&step.operation);
        create != nullptr && column == nullptr && create->table.name == name)
      return &step;
    if (const auto* add = std::get_if<ir::AddColumn>(&step.operation);
        add != nullptr && column != nullptr && add->table == name &&
        add->column.name == column->column)
      return &step;
  }
  return nullptr;
}

}  // namespace

void upgrade_unrecoverable(const lint::RevisionContext& context, lint::Reporter& reporter) {
  for (const ir::Step& step : context.upgrade().steps) {
    const auto* table = std::get_if<ir::DropTable>(&step.operation);
    const auto* column = std::get_if<ir::DropColumn>(&step.operation);
    if (table == nullptr && column == nullptr) continue;
    const ir::TableName& name = table != nullptr ? table->table : column->table;
    if (!context.existed(name) || context.created.copied(context.before.key(name))) continue;
    if (column != nullptr &&
        context.before.has_column(name, column->column.value_or("")) != ir::Truth::kYes)
      continue;
    const ir::Step* made = made_again(context.downgrade(), name, column);
    if (made == nullptr) continue;
    auto& finding = reporter.report(
        fmt::format("{} comes back empty: what it held is lost by going forth and back",
                    column != nullptr ? lint::quoted(name, column->column) : lint::quoted(name)),
        context.at(*made));
    finding.related.push_back({"dropped here", context.at(step)});
    finding.help = {"keep a copy in upgrade() and fill it from there, or raise with the reason"};
  }
}

}  // namespace migrate::rules
