#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void disconnected_revision(const lint::RuleContext& context, lint::Reporter& reporter) {
  if (!context.history.complete()) return;
  const graph::RevisionGraph& graph = context.history.graph;
  std::vector<graph::NodeIndex> roots;
  for (graph::NodeIndex node = 0; node < graph.size(); ++node)
    if (graph.node(node).down.empty() && !graph.is_duplicate(node)) roots.push_back(node);
  std::vector<bool> reached(graph.size(), false);
  for (const graph::NodeIndex node : graph.descendants(roots, false)) reached[node] = true;
  for (const graph::NodeIndex node : graph.by_id()) {
    if (reached[node] || graph.parents(node).empty()) continue;
    auto& finding = reporter.report(fmt::format("{} cannot be reached from a first revision",
                                                lint::describe(context.history.file(node))),
                                    context.at_parents(node));
    finding.label = "no line below this is whole";
    finding.revisions = {graph.node(node).id};
  }
}

}  // namespace migrate::rules
