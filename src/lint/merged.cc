#include "migrate/lint/merged.h"

#include <unordered_set>

namespace migrate::lint {
namespace {

const graph::Node* node_of(const project::History& history, std::uint32_t file) {
  const auto node = history.files[file].node;
  return node ? &history.graph.node(*node) : nullptr;
}

// Whether this change touched what the graph is made of; else the base's node is taken, which may
// have been re-parented meanwhile.
bool moved(const project::History& head, const Change& change, const Change::Pair& pair) {
  const graph::Node* before = node_of(*change.fork, pair.before);
  const graph::Node* after = node_of(head, pair.after);
  return before != nullptr && after != nullptr &&
         (before->down != after->down || before->depends_on != after->depends_on ||
          before->labels != after->labels);
}

}  // namespace

graph::RevisionGraph merged_graph(const project::History& head, const Change& change) {
  std::vector<const graph::Node*> mine;
  for (const std::uint32_t added : change.added)
    if (const graph::Node* node = node_of(head, added)) mine.push_back(node);
  for (const Change::Pair& pair : change.changed) {
    // An edit of what the base removed meanwhile is a conflict, and the base's to decide.
    const graph::Node* node = node_of(head, pair.after);
    if (moved(head, change, pair) && change.base->graph.find(node->id)) mine.push_back(node);
  }
  std::unordered_set<std::string_view> replaced;
  for (const graph::Node* node : mine) replaced.insert(node->id);
  for (const std::uint32_t removed : change.removed)
    if (const graph::Node* node = node_of(*change.fork, removed)) replaced.insert(node->id);

  std::vector<graph::Node> nodes;
  for (graph::NodeIndex i = 0; i < change.base->graph.size(); ++i) {
    const graph::Node& node = change.base->graph.node(i);
    if (replaced.count(node.id) == 0) nodes.push_back(node);
  }
  for (const graph::Node* node : mine) nodes.push_back(*node);
  return graph::RevisionGraph(std::move(nodes));
}

}  // namespace migrate::lint
