#include "graph/topology.h"

#include <algorithm>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/strong_components.hpp>
#include <boost/graph/topological_sort.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/pending/queue.hpp>
#include <boost/property_map/property_map.hpp>
#include <iterator>
#include <numeric>

namespace migrate::graph {

namespace {

constexpr NodeIndex kNowhere = static_cast<NodeIndex>(-1);

// The shortest way from `start` back to itself within its part of the graph.
std::vector<NodeIndex> cycle_through(const Adjacency& graph, NodeIndex start,
                                     const std::vector<NodeIndex>& part,
                                     std::vector<NodeIndex>& came_from) {
  std::vector<NodeIndex> todo{start};
  for (std::size_t next = 0; next < todo.size(); ++next) {
    for (const NodeIndex to : targets(graph, todo[next])) {
      if (part[to] != part[start] || came_from[to] != kNowhere) continue;
      came_from[to] = todo[next];
      if (to != start) {
        todo.push_back(to);
        continue;
      }
      std::vector<NodeIndex> cycle;
      for (NodeIndex at = came_from[start]; at != start; at = came_from[at]) cycle.push_back(at);
      cycle.push_back(start);
      std::reverse(cycle.begin(), cycle.end());
      return cycle;
    }
  }
  return {};
}

}  // namespace

Adjacency make_adjacency(std::size_t size, const std::vector<Edge>& edges) {
  // Counting sort: linear, and stable, as the order of targets is part of the contract.
  std::vector<std::size_t> place(size + 1, 0);
  for (const Edge& edge : edges) ++place[edge.first + 1];
  std::partial_sum(place.begin(), place.end(), place.begin());
  std::vector<Edge> sorted(edges.size());
  for (const Edge& edge : edges) sorted[place[edge.first]++] = edge;
  return {boost::edges_are_sorted, sorted.begin(), sorted.end(), static_cast<NodeIndex>(size),
          static_cast<NodeIndex>(sorted.size())};
}

std::vector<Edge> reversed(const std::vector<Edge>& edges) {
  std::vector<Edge> result;
  result.reserve(edges.size());
  for (const Edge& edge : edges) result.emplace_back(edge.second, edge.first);
  return result;
}

std::span<const NodeIndex> targets(const Adjacency& graph, NodeIndex node) {
  const auto [begin, end] = boost::adjacent_vertices(node, graph);
  if (begin == end) return {};
  return {&*begin, static_cast<std::size_t>(end - begin)};
}

std::optional<std::vector<NodeIndex>> targets_first(const Adjacency& graph) {
  std::vector<NodeIndex> order;
  order.reserve(boost::num_vertices(graph));
  try {
    boost::topological_sort(graph, std::back_inserter(order));
  } catch (const boost::not_a_dag&) {
    return std::nullopt;
  }
  return order;
}

std::vector<std::vector<NodeIndex>> find_cycles(const Adjacency& graph) {
  const NodeIndex size = boost::num_vertices(graph);
  std::vector<NodeIndex> part(size);
  const auto index = boost::get(boost::vertex_index, graph);
  boost::strong_components(graph, boost::make_iterator_property_map(part.begin(), index));
  std::vector<NodeIndex> members(size, 0);
  for (const NodeIndex number : part) ++members[number];
  std::vector<NodeIndex> came_from(size, kNowhere);
  std::vector<std::vector<NodeIndex>> cycles;
  for (NodeIndex node = 0; node < size; ++node) {
    const auto next = targets(graph, node);
    const bool loop = std::find(next.begin(), next.end(), node) != next.end();
    if (members[part[node]] < 2 && !loop) continue;
    // A part without members left has been dealt with.
    if (members[part[node]] == 0) continue;
    members[part[node]] = 0;
    cycles.push_back(cycle_through(graph, node, part, came_from));
  }
  return cycles;
}

Marks reach(const Adjacency& graph, std::span<const NodeIndex> sources) {
  const NodeIndex size = boost::num_vertices(graph);
  std::vector<boost::default_color_type> colors(size, boost::white_color);
  const auto color =
      boost::make_iterator_property_map(colors.begin(), boost::get(boost::vertex_index, graph));
  boost::queue<NodeIndex> queue;
  boost::breadth_first_visit(graph, sources.begin(), sources.end(), queue,
                             boost::default_bfs_visitor(), color);
  Marks marks(size);
  for (NodeIndex node = 0; node < size; ++node) marks[node] = colors[node] != boost::white_color;
  return marks;
}

std::vector<NodeIndex> connected_parts(std::size_t size, const std::vector<Edge>& edges) {
  std::vector<NodeIndex> rank(size, 0);
  std::vector<NodeIndex> parent(size);
  std::iota(parent.begin(), parent.end(), NodeIndex{0});
  const boost::typed_identity_property_map<NodeIndex> index;
  const auto rank_map = boost::make_iterator_property_map(rank.begin(), index);
  const auto parent_map = boost::make_iterator_property_map(parent.begin(), index);
  boost::disjoint_sets sets(rank_map, parent_map);
  for (const Edge& edge : edges) sets.union_set(edge.first, edge.second);
  std::vector<NodeIndex> part(size);
  for (NodeIndex node = 0; node < size; ++node) part[node] = sets.find_set(node);
  return part;
}

}  // namespace migrate::graph
