#include "migrate/graph/order.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

using Rows = std::vector<std::string>;

std::string said(const RevisionGraph& graph, const GraphResult<std::vector<NodeIndex>>& result) {
  return result ? ids(graph, *result) : to_error(result.error()).message;
}
std::string up(const RevisionGraph& graph, const Rows& current, std::string_view target) {
  return said(graph, upgrade_order(graph, current, target));
}
std::string down(const RevisionGraph& graph, const Rows& current, std::string_view target) {
  return said(graph, downgrade_order(graph, current, target));
}

}  // namespace

TEST_CASE("order: up and down a chain") {
  const auto graph = dag("a->b, b->c, c->d");
  CHECK(up(graph, {}, "heads") == "a b c d");
  CHECK(up(graph, {"b"}, "head") == "c d");
  CHECK(up(graph, {"d"}, "head") == "");
  CHECK(up(graph, {"b"}, "+1") == "c");
  CHECK(up(graph, {"c"}, "b") == "");
  CHECK(down(graph, {"d"}, "base") == "d c b a");
  CHECK(down(graph, {"d"}, "-2") == "d c");
  CHECK(down(graph, {"b"}, "b") == "");
  CHECK(down(graph, {"b"}, "d") == "d is not an ancestor of b.");
}

TEST_CASE("order: a fork, its merge, and a dependency of another line") {
  const auto graph = dag("a->b, a->c, b,c->d, x->y +d");
  CHECK(up(graph, {}, "y") == "a c b d x y");
  CHECK(up(graph, {"b"}, "d") == "c d");
  CHECK(down(graph, {"y"}, "a") == "y d b c");
  CHECK(down(graph, {"d", "x"}, "x@base") == "x");
}

TEST_CASE("order: what is asked for beside its own ancestor") {
  const auto graph = dag("a @one; x @two; x->y +a; a->b");
  CHECK(up(graph, {"a", "y"}, "heads") ==
        "Revision y already includes a, which was asked for "
        "beside it.");
}

TEST_CASE("order: history, newest first, the lower end included") {
  const auto graph = dag("a->b, b->c @left, b->d @right, d->e");
  CHECK(said(graph, history(graph)) == "c e d b a");
  CHECK(said(graph, history(graph, "b", "e")) == "e d b");
  CHECK(said(graph, history(graph, "", "left@head")) == "c b a");
  CHECK(said(graph, history(graph, "right@base", "heads")) == "e d b a");
  // "-1" is below every head: here b and d, on one line.
  CHECK(said(graph, history(graph, "-1", "e")) ==
        "Revision d already includes b, which was asked for beside it.");
  CHECK(said(graph, history(graph, "b", "right@+1")) == "d b");
  CHECK(said(graph, history(graph, "c", "e")) == "c is not an ancestor of e.");
}

TEST_CASE("order: a link that is broken matters where it is needed") {
  const auto graph = dag("a->b, [gone]->c, c->d, b->e");
  CHECK(up(graph, {}, "e") == "a b e");
  CHECK(up(graph, {}, "d") == "Revision c needs gone, which is not here.");
  CHECK(up(graph, {"c"}, "d") == "d");
  CHECK(down(graph, {"d"}, "c") == "Revision c needs gone, which is not here.");
  CHECK(said(graph, history(graph)) == "d c e b a");

  auto nodes = dag_nodes("a->b, c->d");
  nodes[2].down_unknown = true;
  const RevisionGraph unknown(std::move(nodes));
  CHECK(up(unknown, {}, "b") == "a b");
  CHECK(up(unknown, {}, "d") == "What comes before revision c cannot be known.");
}

TEST_CASE("order: no order in a cycle") {
  const auto graph = dag("a->b, c->d, d->c");
  CHECK(up(graph, {}, "b") == "The revisions have no order, as they need each other: c, d.");
  CHECK(said(graph, history(graph)) ==
        "The revisions have no order, as they need each other: c, d.");
}

TEST_CASE("order: a long history") {
  const RevisionGraph graph(chain_nodes(100000));
  CHECK(upgrade_order(graph, {}, "heads").value().size() == 100000);
  CHECK(downgrade_order(graph, Rows{chain_id(99999)}, "-50000").value().size() == 50000);
  CHECK(history(graph, chain_id(99990)).value().size() == 10);
}
