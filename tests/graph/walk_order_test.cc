#include "graph/walk_order.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

std::string walked(const RevisionGraph& graph) {
  const std::vector<bool> all(graph.size(), true);
  return ids(graph, walk_order(graph, all, graph.real_heads()));
}

// Whether each revision comes before what it needs, and each once.
bool in_order(const RevisionGraph& graph, const std::vector<NodeIndex>& order) {
  std::vector<std::size_t> place(graph.size(), order.size());
  for (std::size_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  for (const NodeIndex node : order) {
    for (const NodeIndex parent : graph.parents(node))
      if (place[parent] <= place[node]) return false;
    for (const NodeIndex dependency : graph.dependencies(node))
      if (place[dependency] <= place[node]) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("walk order: down one line as far as the fork, then the other") {
  CHECK(walked(dag("a->b, a->c, b->b2, c->c2, b2,c2->d")) == "d b2 b c2 c a");
  CHECK(walked(dag("a->b, a->c, b->b2, c->c2, c2,b2->d")) == "d c2 c b2 b a");
  CHECK(walked(dag("a->b, a->c, c->d")) == "b d c a");
}

TEST_CASE("walk order: a dependency waits for the line that needs it") {
  CHECK(walked(dag("a->b, x->y +b, y->z")) == "z y x b a");
}

TEST_CASE("walk order: members in the middle, and some that no head reaches") {
  const auto graph = dag("a->b, b->c, c->d, x->y");
  std::vector<bool> members(graph.size(), true);
  members[at(graph, "d")] = members[at(graph, "b")] = false;
  CHECK(ids(graph, walk_order(graph, members, std::vector<NodeIndex>{at(graph, "c")})) ==
        "c y x a");
}

TEST_CASE("walk order: deep, wide and knotted") {
  constexpr std::size_t kSize = 100000;
  const RevisionGraph chain(chain_nodes(kSize));
  const std::vector<bool> all(kSize, true);
  const auto down = walk_order(chain, all, chain.real_heads());
  CHECK(down.size() == kSize);
  CHECK(in_order(chain, down));

  std::vector<Node> nodes = chain_nodes(kSize);
  for (std::size_t i = 1; i < kSize; ++i) nodes[i].down = {chain_id(0)};
  const RevisionGraph star(std::move(nodes));
  const auto wide = walk_order(star, all, star.real_heads());
  CHECK(wide.size() == kSize);
  CHECK(in_order(star, wide));

  // A trunk with a head beside each of its revisions: nearly every step waits for another head.
  nodes = chain_nodes(kSize);
  for (std::size_t i = 1; i < kSize; ++i) nodes[i].down = {chain_id(i % 2 == 0 ? i - 2 : i - 1)};
  const RevisionGraph comb(std::move(nodes));
  const auto teeth = walk_order(comb, all, comb.real_heads());
  CHECK(teeth.size() == kSize);
  CHECK(in_order(comb, teeth));

  // A ladder of forks and merges, each merge the next fork.
  nodes = chain_nodes(kSize);
  for (std::size_t i = 1; i < kSize; ++i) {
    if (i % 3 == 2) nodes[i].down = {chain_id(i - 2)};
    if (i % 3 == 0) nodes[i].down = {chain_id(i - 1), chain_id(i - 2)};
  }
  const RevisionGraph ladder(std::move(nodes));
  const auto knots = walk_order(ladder, all, ladder.real_heads());
  CHECK(knots.size() == kSize);
  CHECK(in_order(ladder, knots));
}
