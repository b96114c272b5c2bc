#include "graph/labels.h"

#include <doctest/doctest.h>

#include <random>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

std::string labels(const RevisionGraph& graph, std::string_view id) {
  return joined(graph.labels(at(graph, id)));
}

}  // namespace

TEST_CASE("labels: down to a base when nothing branches") {
  const auto graph = dag("a->b, b->c, c->d");
  CHECK(labels(graph, "a").empty());
  const auto labelled = dag("a->b, b->c @one, c->d @two");
  for (const char* id : {"a", "b", "c", "d"}) CHECK(labels(labelled, id) == "one two");
}

TEST_CASE("labels: not below a branch point") {
  const auto graph = dag("a->b, b->c @left, b->d @right, d->e");
  CHECK(labels(graph, "a").empty());
  CHECK(labels(graph, "b").empty());
  CHECK(labels(graph, "c") == "left");
  CHECK(labels(graph, "e") == "right");
}

TEST_CASE("labels: a branch above keeps a label from going down") {
  const auto graph = dag("a->b @mine, b->c, b->d");
  CHECK(labels(graph, "a").empty());
  CHECK(labels(graph, "d") == "mine");
}

TEST_CASE("labels: a merge gathers, and a dependent counts as a branch") {
  const auto merge = dag("a->b @left, a->c @right, b,c->d");
  CHECK(labels(merge, "d") == "left right");
  CHECK(labels(merge, "b") == "left");
  const auto dependent = dag("a->b, b->c @line, x +b");
  CHECK(labels(dependent, "b").empty());
  CHECK(labels(dependent, "a").empty());
  const auto only = dag("a->b, b->c @line, x +c");
  CHECK(labels(only, "a") == "line");
}

TEST_CASE("labels: the sets and the walk agree") {
  for (unsigned seed = 1; seed <= 60; ++seed) {
    std::mt19937 engine(seed);
    const auto random = [&] { return static_cast<NodeIndex>(engine()); };
    const NodeIndex size = 1 + random() % 30;
    std::vector<Edge> down, all;
    Marks merges(size, false);
    std::vector<std::string> names;
    Labels::Declared declared;
    for (NodeIndex node = 1; node < size; ++node) {
      const NodeIndex first = random() % node;
      if (random() % 8 != 0) down.emplace_back(node, first);
      if (random() % 4 == 0 && !down.empty() && down.back() == Edge{node, first}) {
        const NodeIndex second = random() % node;
        if (second != first) {
          down.emplace_back(node, second);
          merges[node] = true;
        }
      }
    }
    all = down;
    if (size > 2) all.emplace_back(size - 1, 0);
    for (NodeIndex node = 0; node < size; ++node)
      if (random() % 5 == 0) names.push_back("label" + std::to_string(node));
    for (const std::string& name : names)
      declared.emplace_back(name, static_cast<NodeIndex>(std::stoul(name.substr(5))));
    std::sort(declared.begin(), declared.end());
    const Adjacency down_graph = make_adjacency(size, down);
    const Adjacency up = make_adjacency(size, reversed(down));
    const Adjacency all_up = make_adjacency(size, reversed(all));
    const auto order = targets_first(make_adjacency(size, all)).value();
    const LabelInput input{down_graph, up, all_up, merges, order};
    const Labels computed(input, declared);
    for (NodeIndex node = 0; node < size; ++node)
      CHECK_MESSAGE(computed.of(input, node) == computed.of_by_walk(input, node), "seed ", seed,
                    " node ", node);
  }
}

TEST_CASE("labels: more label sets than are worth keeping") {
  auto nodes = chain_nodes(3000);
  for (std::size_t i = 0; i < nodes.size(); ++i) nodes[i].labels = {"label" + std::to_string(i)};
  nodes.push_back({"side", {chain_id(1000)}, {}, {}, false});
  const RevisionGraph graph(std::move(nodes));
  CHECK(graph.labels(at(graph, chain_id(500))).size() == 501);
  CHECK(graph.labels(at(graph, "side")).size() == 1001);
  CHECK(graph.labels(at(graph, chain_id(2000))).size() == 3000);
}
