#include "graph/nearest.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

TEST_CASE("nearest: typing mistakes, best first") {
  const auto graph = dag("1a2b3c4d->1a2b3c4f @billing");
  CHECK(joined(nearest_names(graph, "1a2b3c4e")) == "1a2b3c4d 1a2b3c4f");
  CHECK(joined(nearest_names(graph, "1a2b3c4dd")) == "1a2b3c4d 1a2b3c4f");
  CHECK(joined(nearest_names(graph, "biling")) == "billing");
  CHECK(nearest_names(graph, "ffffffff").empty());
  CHECK(nearest_names(graph, "").empty());
}

TEST_CASE("nearest: beginnings that are too short to stand for an id") {
  const auto graph = dag("aa11, aa22; bb33;");
  CHECK(joined(nearest_names(graph, "aa")) == "aa11 aa22");
}

TEST_CASE("nearest: long text is not compared") {
  std::vector<Node> nodes(1);
  nodes[0].id = std::string(100000, 'x');
  const RevisionGraph graph(std::move(nodes));
  CHECK(nearest_names(graph, std::string(100000, 'y')).empty());
  CHECK(nearest_names(graph, "xx").size() == 1);
}
