// RevisionGraph: the pure graph of one history. No files, no database. Built once, immutable, safe
// to read from several threads. Cheap: 50,000 nodes build in tens of milliseconds.
//
// Nodes are numbered by their place in the vector given to the constructor; a node whose id repeats
// an earlier one is kept as a duplicate and takes no part in edges. What is broken (missing
// parents, cycles, duplicates) is listed in `problems()` and the rest of the graph still works.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "migrate/result.h"

namespace migrate::graph {

using NodeIndex = std::uint32_t;

struct Node {
  std::string id;
  std::vector<std::string> down;        // down_revision, in file order
  std::vector<std::string> depends_on;  // ids or labels, in file order
  std::vector<std::string> labels;      // branch_labels as declared
  bool down_unknown = false;            // down_revision is there but cannot be known
};

struct MissingParent {
  NodeIndex node;
  std::string parent;
};  // down_revision names no revision
struct MissingDependency {
  NodeIndex node;
  std::string dependency;
};  // depends_on names no revision or label
struct DuplicateId {
  NodeIndex first;
  NodeIndex node;
};
struct Cycle {
  std::vector<NodeIndex> nodes;
  bool through_dependencies;
};  // in order, each depends on the next
struct LabelConflict {
  NodeIndex node;
  std::string label;
  NodeIndex other;
};  // declared twice, or equal to an id
using Problem = std::variant<MissingParent, MissingDependency, DuplicateId, Cycle, LabelConflict>;

class RevisionGraph {
 public:
  explicit RevisionGraph(std::vector<Node> nodes);
  ~RevisionGraph();
  RevisionGraph(RevisionGraph&&) noexcept;
  RevisionGraph& operator=(RevisionGraph&&) noexcept;

  std::size_t size() const;
  const Node& node(NodeIndex index) const;
  std::optional<NodeIndex> find(std::string_view id) const;  // exact id only
  const std::vector<Problem>& problems() const;
  std::optional<NodeIndex> find_label(std::string_view label) const;  // where it is declared
  bool is_duplicate(NodeIndex node) const;  // repeats the id of an earlier node

  // Every node that is no duplicate, by id.
  std::span<const NodeIndex> by_id() const;
  // The same nodes, parents and dependencies before those that need them. Empty when there is a
  // cycle.
  std::span<const NodeIndex> topological_order() const;
  // Declared labels by name, each with the node that declares it; those in conflict are left out.
  std::vector<std::pair<std::string_view, NodeIndex>> declared_labels() const;

  // All results below are sorted by revision id unless said otherwise.
  std::vector<NodeIndex> heads() const;          // no revision names them as down_revision
  std::vector<NodeIndex> real_heads() const;     // nor as depends_on
  std::vector<NodeIndex> bases() const;          // no down_revision
  std::vector<NodeIndex> real_bases() const;     // nor depends_on
  std::vector<NodeIndex> branch_points() const;  // more than one child
  std::vector<NodeIndex> merge_points() const;   // more than one down_revision
  std::span<const NodeIndex> parents(NodeIndex node) const;  // by down_revision, those that exist
  std::span<const NodeIndex> children(NodeIndex node) const;
  std::span<const NodeIndex> dependencies(NodeIndex node) const;  // by depends_on, resolved
  std::span<const NodeIndex> dependents(NodeIndex node) const;

  // Bases to which no label applies: the lines that `label@…` cannot name.
  std::vector<NodeIndex> bases_without_labels() const;

  // Labels that apply to the node, as Alembic propagates them, sorted: those of its ancestors, and
  // those declared above it on a stretch without branch or merge that ends in a head.
  std::vector<std::string> labels(NodeIndex node) const;
  // Reachability over down_revision (and depends_on when asked), the node itself included.
  std::vector<NodeIndex> ancestors(std::span<const NodeIndex> from, bool with_dependencies) const;
  std::vector<NodeIndex> descendants(std::span<const NodeIndex> from, bool with_dependencies) const;
  // Whether `node` can be reached from `of`; a node is its own ancestor.
  bool is_ancestor(NodeIndex node, NodeIndex of, bool with_dependencies) const;
  // The fork points of a set of nodes: their common ancestors by down_revision of which no other
  // common ancestor is a descendant. Empty when the nodes share no history.
  std::vector<NodeIndex> merge_bases(std::span<const NodeIndex> nodes) const;
  // Nodes that are connected with each other, each list by id, the lists by their first id.
  std::vector<std::vector<NodeIndex>> components(bool with_dependencies) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace migrate::graph
