// In which order revisions are applied, undone and listed: Alembic's own order.
//
// Where Alembic's order would depend on the order of files in a folder, or on the hash seed of
// Python, it is by revision id here: (1) the heads that a walk begins with, (2) among the
// dependencies of one revision. All the rest follows from the graph, and equals Alembic's.
//
// Thread safe. Refused with CycleDetected when the graph has a cycle anywhere.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/graph/identifiers.h"
#include "migrate/graph/revision_graph.h"

namespace migrate::graph {

// What `upgrade TARGET` applies, first to last, in a database whose version table has `current`
// (empty: a new one). TARGET may be relative: "+2", "label@+1", "ae10+1". Dependencies are
// included. BrokenLink when a revision that is needed has a missing parent or dependency.
GraphResult<std::vector<NodeIndex>> upgrade_order(const RevisionGraph& graph,
                                                  std::span<const std::string> current,
                                                  std::string_view target);

// What `downgrade TARGET` undoes, first to last: "base", an id, "-1", "label@-1", "label@base".
// A relative one starts from the first of `current`. BrokenLink as above.
GraphResult<std::vector<NodeIndex>> downgrade_order(const RevisionGraph& graph,
                                                    std::span<const std::string> current,
                                                    std::string_view target);

// What `history -r LOWER:UPPER` lists, newest first, `lower` included. Both may be relative: "-2"
// is below `upper`, "+2" above `lower`. Empty text: "base" and "heads". Missing parents end a line.
GraphResult<std::vector<NodeIndex>> history(const RevisionGraph& graph, std::string_view lower = {},
                                            std::string_view upper = {});

}  // namespace migrate::graph
