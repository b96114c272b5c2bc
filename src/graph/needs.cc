#include "graph/needs.h"

#include <algorithm>
#include <utility>

namespace migrate::graph {

namespace {

// The dependencies, as (revision, dependency), that an ancestor by down_revision of that revision
// has too; sorted.
std::vector<std::pair<NodeIndex, NodeIndex>> inherited(const RevisionGraph& graph) {
  const auto order = graph.topological_order();
  std::vector<NodeIndex> rank(graph.size(), 0);
  for (NodeIndex i = 0; i < order.size(); ++i) rank[order[i]] = i;

  std::vector<std::pair<NodeIndex, NodeIndex>> result;
  std::vector<NodeIndex> seen_for(graph.size(), 0);
  NodeIndex round = 0;
  for (const NodeIndex dependency : order) {
    const auto dependents = graph.dependents(dependency);
    if (dependents.size() < 2) continue;
    ++round;
    NodeIndex last = 0;  // nothing past the last dependent matters
    for (const NodeIndex node : dependents) last = std::max(last, rank[node]);
    std::vector<NodeIndex> todo(dependents.begin(), dependents.end());
    while (!todo.empty()) {
      const NodeIndex node = todo.back();
      todo.pop_back();
      for (const NodeIndex child : graph.children(node)) {
        if (rank[child] > last || seen_for[child] == round) continue;
        seen_for[child] = round;
        todo.push_back(child);
      }
    }
    for (const NodeIndex node : dependents)
      if (seen_for[node] == round) result.emplace_back(node, dependency);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

Needs::Needs(const RevisionGraph& graph) {
  const auto skipped = inherited(graph);
  starts_.reserve(graph.size() + 1);
  for (NodeIndex node = 0; node < graph.size(); ++node) {
    starts_.push_back(needs_.size());
    const auto parents = graph.parents(node);
    needs_.insert(needs_.end(), parents.begin(), parents.end());
    const auto begin = static_cast<std::ptrdiff_t>(needs_.size());
    for (const NodeIndex dependency : graph.dependencies(node)) {
      const bool parent = std::find(parents.begin(), parents.end(), dependency) != parents.end();
      if (!parent &&
          !std::binary_search(skipped.begin(), skipped.end(), std::pair(node, dependency)))
        needs_.push_back(dependency);
    }
    std::sort(needs_.begin() + begin, needs_.end(),
              [&](NodeIndex a, NodeIndex b) { return graph.node(a).id < graph.node(b).id; });
  }
  starts_.push_back(needs_.size());
  needs_.push_back(0);  // so that an empty last list has an address
}

}  // namespace migrate::graph
