#pragma once

#include <span>
#include <vector>

#include "migrate/graph/revision_graph.h"

namespace migrate::graph {

// The order in which Alembic walks the set `members` (one mark a node) down from `heads`, which are
// sorted by id: each revision before all that it needs, along one line as far as that allows.
// Members that no walk through members reaches are walked from heads of their own. The graph has
// no cycle.
std::vector<NodeIndex> walk_order(const RevisionGraph& graph, const std::vector<bool>& members,
                                  std::span<const NodeIndex> heads);

}  // namespace migrate::graph
