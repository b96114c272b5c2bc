#include <fmt/format.h>

#include "migrate/lint/operation.h"

namespace migrate::rules {

void empty_revision(const lint::RevisionContext& context, lint::Reporter& reporter) {
  const ir::Body& up = context.upgrade();
  if (!up.present || !up.steps.empty() || !up.gaps.empty() || !up.remarks.empty()) return;
  if (context.rule.history.graph.node(context.revision.node).down.size() != 1) return;
  if (!context.downgrade().steps.empty() || !context.downgrade().gaps.empty()) return;
  auto& finding = reporter.report(fmt::format("{} does nothing", lint::describe(context.file())),
                                  context.at(up.name));
  finding.help = {"delete it, or let it do what was meant"};
}

}  // namespace migrate::rules
