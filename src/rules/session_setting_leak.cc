#include <fmt/format.h>

#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void session_setting_leak(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* statement = context.as<ir::SqlStatement>();
  if (statement == nullptr || statement->kind != ir::SqlStatement::Kind::kSet || statement->local ||
      context.step().autocommit || !context.runs_on("postgresql"))
    return;
  for (std::size_t i = context.index + 1; i < context.body.steps.size(); ++i) {
    const auto* later = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (later == nullptr) continue;
    using Kind = ir::SqlStatement::Kind;
    if (later->kind == Kind::kReset ||
        (later->kind == Kind::kSet && later->name == statement->name))
      return;
  }
  auto& finding = reporter.report(
      fmt::format("`{}` stays set for the revisions that run after this one", statement->name),
      context.at());
  finding.help = {"SET LOCAL ends with the transaction"};
}

}  // namespace migrate::rules
