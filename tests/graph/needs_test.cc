#include "graph/needs.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

TEST_CASE("needs: parents as written, then dependencies by id") {
  const auto graph = dag("a->b, a->c, x; y; c,b->d +y +x");
  CHECK(ids(graph, Needs(graph).of(at(graph, "d"))) == "c b x y");
  CHECK(Needs(graph).of(at(graph, "x")).empty());
}

TEST_CASE("needs: without the dependencies that an ancestor has") {
  const auto graph = dag("x; y; a +x; a->b, b->c +x +y, c->d +y");
  const Needs needs(graph);
  CHECK(ids(graph, needs.of(at(graph, "a"))) == "x");
  CHECK(ids(graph, needs.of(at(graph, "c"))) == "b y");
  CHECK(ids(graph, needs.of(at(graph, "d"))) == "c");
}

TEST_CASE("needs: a dependency on the own parent is named once") {
  const auto graph = dag("a->b +a");
  CHECK(ids(graph, Needs(graph).of(at(graph, "b"))) == "a");
}

TEST_CASE("needs: two long lines that depend on each other, step by step") {
  std::vector<Node> nodes;
  for (std::size_t i = 0; i < 20000; ++i) {
    const std::string number = chain_id(i);
    nodes.push_back({"a" + number, {}, {}, {}, false});
    nodes.push_back({"b" + number, {}, {"a" + number}, {}, false});
    if (i > 0) {
      nodes[2 * i].down = {"a" + chain_id(i - 1)};
      nodes[2 * i + 1].down = {"b" + chain_id(i - 1)};
      nodes[2 * i + 1].depends_on.push_back("a" + chain_id(i - 1));
    }
  }
  const RevisionGraph graph(std::move(nodes));
  const Needs needs(graph);
  for (NodeIndex i = 3; i < graph.size(); i += 2) REQUIRE(needs.of(i).size() == 2);
}
