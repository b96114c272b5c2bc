#include <fmt/format.h>

#include <cstdint>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void multiple_alter_table(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* alter = context.as<ir::AlterColumn>();
  if (alter == nullptr || context.step().batch || !context.existed(alter->table)) return;
  const auto facts = context.facts("postgresql");
  if (!facts || facts->rewrites != ir::Truth::kYes) return;
  for (std::uint32_t i = 0; i < context.index; ++i) {
    const ir::Step& before = context.body.steps[i];
    const auto* other = std::get_if<ir::AlterColumn>(&before.operation);
    if (other == nullptr || !(other->table == alter->table) || !other->type ||
        (before.within && before.within == context.step().within))
      continue;
    auto& finding = reporter.report(
        fmt::format("{} is written anew once more; in one ALTER TABLE it would be once",
                    lint::quoted(alter->table)),
        context.at());
    finding.related.push_back({"the time before", context.revision.at(before)});
    return;
  }
}

}  // namespace migrate::rules
