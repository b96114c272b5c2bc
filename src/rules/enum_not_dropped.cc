#include <fmt/format.h>

#include <string>

#include "migrate/lint/operation.h"

namespace migrate::rules {
namespace {

bool gone_after(const lint::RevisionContext& context, const std::string& schema,
                const std::string& name) {
  for (const ir::Step& step : context.downgrade().steps) {
    if (const auto* drop = std::get_if<ir::DropType>(&step.operation))
      if (!drop->name.known() || (*drop->name == name && drop->schema.value_or("") == schema))
        return true;
    if (const auto* rename = std::get_if<ir::RenameType>(&step.operation))
      if (!rename->name.known() || *rename->name == name) return true;
    if (const auto* drop = std::get_if<ir::DropSchema>(&step.operation);
        drop != nullptr && drop->cascade.is(true))
      return true;
  }
  return false;
}

}  // namespace

void enum_not_dropped(const lint::RevisionContext& context, lint::Reporter& reporter) {
  if (!context.databases.has("postgresql") || context.downgrade().steps.empty() ||
      !context.downgrade().operations_known())
    return;
  for (const auto& [key, type] : context.after.enums()) {
    if (context.before.has_type(key.first, key.second) != ir::Truth::kNo) continue;
    if (gone_after(context, key.first, key.second)) continue;
    auto& finding = reporter.report(
        fmt::format("downgrade() leaves the type `{}` behind: the next upgrade() fails on it",
                    key.second),
        context.at(context.downgrade().name));
    finding.help = {
        fmt::format("at its end: sa.Enum(name=\"{}\").drop(op.get_bind())", key.second)};
  }
}

}  // namespace migrate::rules
