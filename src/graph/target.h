// What TARGET of upgrade and downgrade means from where a database stands. Steps as in Alembic.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/resolver.h"

namespace migrate::graph {

struct DowngradeTarget {
  std::optional<std::string> branch;  // to which the downgrade keeps
  Place place;                        // never kBase: that is kNothing here
};

// `stay`: a relative target that leads past an end means that end, instead of being an error.
GraphResult<std::vector<NodeIndex>> upgrade_target(const RevisionGraph& graph, Resolver& resolver,
                                                   const std::vector<std::string>& current,
                                                   std::string_view target, bool stay);
GraphResult<DowngradeTarget> downgrade_target(const RevisionGraph& graph, Resolver& resolver,
                                              const std::vector<std::string>& current,
                                              std::string_view target, bool stay);

}  // namespace migrate::graph
