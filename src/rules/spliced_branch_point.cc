#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void spliced_branch_point(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (!context.change.known) return;
  const graph::RevisionGraph& graph = context.history.graph;
  for (const std::uint32_t added : context.change.added) {
    const project::RevisionFile& file = context.history.files[added];
    if (!file.node || !graph.labels(*file.node).empty()) continue;
    for (const graph::NodeIndex parent : graph.parents(*file.node)) {
      // Both children new: two heads of this change, which multiple-heads says better.
      std::optional<graph::NodeIndex> older;
      for (const graph::NodeIndex child : graph.children(parent))
        if (!context.is_new(child)) older = child;
      if (context.is_new(parent) || !older) continue;
      auto& finding = reporter.report(
          fmt::format("{} follows `{}`, which `{}` follows already", lint::describe(file),
                      graph.node(parent).id, graph.node(*older).id),
          context.at_parents(*file.node));
      finding.revisions = {graph.node(*file.node).id, graph.node(parent).id};
      finding.related.push_back({"the revision that was there", context.at_parents(*older)});
      finding.help.push_back("let it follow the head, or give it a branch label when it is meant");
    }
  }
}

}  // namespace migrate::rules
