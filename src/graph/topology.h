// Graph algorithms over numbered nodes, by Boost.Graph. None of them recurses.
#pragma once

#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "migrate/graph/revision_graph.h"

namespace migrate::graph {

using Edge = std::pair<NodeIndex, NodeIndex>;  // from, to
using Adjacency =
    boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property,
                                       boost::no_property, NodeIndex, NodeIndex>;
using Marks = std::vector<bool>;  // one a node

// The targets of each node keep the order that they have in `edges`.
Adjacency make_adjacency(std::size_t size, const std::vector<Edge>& edges);
std::vector<Edge> reversed(const std::vector<Edge>& edges);
std::span<const NodeIndex> targets(const Adjacency& graph, NodeIndex node);

// Every node after all of its targets; nothing when there is a cycle.
std::optional<std::vector<NodeIndex>> targets_first(const Adjacency& graph);
// One cycle, each node followed by a target of it, from each strongly connected part that has one.
std::vector<std::vector<NodeIndex>> find_cycles(const Adjacency& graph);
// The nodes that can be reached from `sources`, which are among them.
Marks reach(const Adjacency& graph, std::span<const NodeIndex> sources);
// For each node a number that it shares with the nodes it is connected with, in either direction.
std::vector<NodeIndex> connected_parts(std::size_t size, const std::vector<Edge>& edges);

}  // namespace migrate::graph
