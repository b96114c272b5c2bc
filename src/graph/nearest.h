#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/graph/revision_graph.h"

namespace migrate::graph {

// At most three ids and labels that `text` may have been meant for: those that it begins, when it
// is too short to stand for one, and those that are at most two typing mistakes away. Best first,
// then by name.
std::vector<std::string> nearest_names(const RevisionGraph& graph, std::string_view text);

}  // namespace migrate::graph
