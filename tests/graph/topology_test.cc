#include "graph/topology.h"

#include <doctest/doctest.h>

#include <array>

using namespace migrate::graph;

namespace {
std::vector<NodeIndex> copy(std::span<const NodeIndex> nodes) {
  return {nodes.begin(), nodes.end()};
}
using Nodes = std::vector<NodeIndex>;
}  // namespace

TEST_CASE("topology: targets keep the order in which they were given") {
  const Adjacency graph = make_adjacency(4, {{2, 3}, {0, 2}, {2, 1}, {0, 1}, {2, 0}});
  CHECK(copy(targets(graph, 0)) == Nodes{2, 1});
  CHECK(copy(targets(graph, 1)).empty());
  CHECK(copy(targets(graph, 2)) == Nodes{3, 1, 0});
}

TEST_CASE("topology: targets first, or nothing in a cycle") {
  CHECK(targets_first(make_adjacency(3, {{0, 1}, {1, 2}})) == Nodes{2, 1, 0});
  CHECK_FALSE(targets_first(make_adjacency(2, {{0, 1}, {1, 0}})));
  CHECK_FALSE(targets_first(make_adjacency(1, {{0, 0}})));
}

TEST_CASE("topology: one cycle from each part that has one") {
  const auto cycles = find_cycles(
      make_adjacency(7, {{0, 1}, {1, 2}, {2, 0}, {2, 1}, {3, 3}, {4, 5}, {5, 6}, {6, 5}}));
  CHECK(cycles == std::vector<Nodes>{{0, 1, 2}, {3}, {5, 6}});
}

TEST_CASE("topology: reach includes the sources") {
  const Adjacency graph = make_adjacency(5, {{0, 1}, {1, 2}, {3, 2}});
  CHECK(reach(graph, std::array<NodeIndex, 2>{1, 4}) == Marks{false, true, true, false, true});
  CHECK(reach(graph, {}) == Marks(5, false));
}

TEST_CASE("topology: connected parts disregard direction") {
  const auto part = connected_parts(5, {{0, 1}, {2, 1}, {3, 4}});
  CHECK(part[0] == part[2]);
  CHECK(part[3] == part[4]);
  CHECK(part[0] != part[3]);
}
