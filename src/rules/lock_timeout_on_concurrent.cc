#include <fmt/format.h>

#include <cstddef>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void lock_timeout_on_concurrent(const lint::StepContext& context, lint::Reporter& reporter) {
  const auto* create = context.as<ir::CreateIndex>();
  if (create == nullptr || !create->concurrently.is(true)) return;
  for (std::size_t i = context.index; i-- > 0;) {
    const auto* set = std::get_if<ir::SqlStatement>(&context.body.steps[i].operation);
    if (set == nullptr || set->name != "lock_timeout") continue;
    if (set->kind != ir::SqlStatement::Kind::kSet || set->local || set->detail == "0" ||
        set->detail == "'0'" || set->detail.empty())
      return;
    auto& finding = reporter.report(
        fmt::format("the build of {} is given up after lock_timeout ({}) and leaves an INVALID "
                    "index",
                    lint::quoted(create->index.name, "the index"), set->detail),
        context.at());
    finding.related.push_back({"set here", context.revision.at(context.body.steps[i])});
    finding.help = {"SET lock_timeout = 0 before the build"};
    return;
  }
}

}  // namespace migrate::rules
