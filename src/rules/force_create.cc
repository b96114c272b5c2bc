#include <fmt/format.h>

#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void force_create(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* drop = context.as<ir::DropTable>();
  if (drop == nullptr || !drop->if_exists.is(true) || !context.existed(drop->table)) return;
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* create = std::get_if<ir::CreateTable>(&context.body.steps[i].operation);
    if (create == nullptr || !(create->table.name == drop->table)) continue;
    auto& finding = reporter.report(
        fmt::format("{} is dropped if it is there and made anew: its rows are lost without a word",
                    lint::quoted(drop->table)),
        context.at());
    finding.related.push_back({"made anew here", context.revision.at(context.body.steps[i])});
    finding.help = {"alter the table, or copy its rows into the new one"};
    return;
  }
}

}  // namespace migrate::rules
