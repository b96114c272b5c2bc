#include <fmt/format.h>

#include "migrate/lint/context.h"

namespace migrate::rules {

void redundant_merge(const lint::RuleContext& context, lint::Reporter& reporter) {
  const graph::RevisionGraph& graph = context.history.graph;
  for (const graph::NodeIndex node : graph.merge_points()) {
    if (!context.is_new(node)) continue;
    for (const graph::NodeIndex parent : graph.parents(node)) {
      for (const graph::NodeIndex other : graph.parents(node)) {
        if (parent == other || !graph.is_ancestor(parent, other, false)) continue;
        auto& finding =
            reporter.report(fmt::format("{} joins `{}` with `{}`, which already follows it",
                                        lint::describe(context.history.file(node)),
                                        graph.node(parent).id, graph.node(other).id),
                            context.at_parents(node));
        finding.revisions = {graph.node(node).id, graph.node(parent).id};
        finding.help.push_back(
            fmt::format("remove `{}` from `down_revision`", graph.node(parent).id));
        break;
      }
    }
  }
}

}  // namespace migrate::rules
