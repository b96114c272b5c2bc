#pragma once

#include <span>
#include <vector>

#include "migrate/graph/revision_graph.h"

namespace migrate::graph {

// What each revision needs right below it, as Alembic walks it: its parents, then those of its
// dependencies that no ancestor by down_revision names too, by id (their order in Alembic changes
// with Python's hash seed). Reaches the same revisions as all parents and dependencies do. The
// graph has no cycle and must outlive this.
class Needs {
 public:
  explicit Needs(const RevisionGraph& graph);

  std::span<const NodeIndex> of(NodeIndex node) const {
    return {&needs_[starts_[node]], starts_[node + 1] - starts_[node]};
  }

 private:
  std::vector<NodeIndex> needs_;
  std::vector<std::size_t> starts_;  // one more than nodes
};

}  // namespace migrate::graph
