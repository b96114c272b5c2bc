// Which branch labels apply to which revision.
#pragma once

#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/topology.h"

namespace migrate::graph {

// What the propagation needs to know of a graph; all references must outlive the object.
struct LabelInput {
  const Adjacency& down;      // by down_revision
  const Adjacency& up;        // the same, turned round
  const Adjacency& all_up;    // with dependents
  const Marks& merge_points;  // more than one down_revision, whether those exist or not
  std::span<const NodeIndex> parents_first;  // empty when there is a cycle
};

// Immutable once built; safe to read from several threads.
class Labels {
 public:
  using Declared = std::vector<std::pair<std::string_view, NodeIndex>>;

  // `declared` is sorted by label. The texts must outlive this.
  Labels(const LabelInput& input, Declared declared);

  const Declared& declared() const { return declared_; }
  // Sorted. The same answer whether it comes from the sets computed in advance or from a walk,
  // which is what is left for graphs with cycles or with very many labels.
  std::vector<std::string_view> of(const LabelInput& input, NodeIndex node) const;
  std::vector<std::string_view> of_by_walk(const LabelInput& input, NodeIndex node) const;

 private:
  void compute_sets(const LabelInput& input);

  Declared declared_;
  // Sets of positions in declared_, each different from the others, and the set of each node. Empty
  // when the sets were not computed.
  std::vector<std::vector<NodeIndex>> sets_;
  std::vector<NodeIndex> set_of_;
};

}  // namespace migrate::graph
