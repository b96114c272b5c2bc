#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void shallow_clone(const lint::RuleContext& context, lint::Reporter& reporter) {
  const lint::Facts& facts = context.facts;
  if (!facts.fork_unknown || (!facts.shallow && !facts.partial)) return;
  auto& said =
      reporter.report(fmt::format("the clone is {}: where this and `{}` parted is not in it",
                                  facts.shallow ? "shallow" : "partial", facts.base_ref));
  said.cannot_tell = true;
  said.help.push_back(facts.shallow ? "`git fetch --unshallow` brings the whole history"
                                    : "`git fetch --refetch` brings what is missing");
}

}  // namespace migrate::rules
