#include <doctest/doctest.h>

#include <array>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

TEST_CASE("graph: nothing") {
  const RevisionGraph graph({});
  CHECK(graph.size() == 0);
  CHECK(graph.heads().empty());
  CHECK(graph.problems().empty());
  CHECK(graph.components(true).empty());
}

TEST_CASE("graph: a fork and its merge") {
  const auto graph = dag("a->b, a->c, b,c->d, d->e");
  CHECK(graph.problems().empty());
  CHECK(ids(graph, graph.heads()) == "e");
  CHECK(ids(graph, graph.bases()) == "a");
  CHECK(ids(graph, graph.branch_points()) == "a");
  CHECK(ids(graph, graph.merge_points()) == "d");
  CHECK(ids(graph, graph.parents(at(graph, "d"))) == "b c");
  CHECK(ids(graph, graph.children(at(graph, "a"))) == "b c");
  CHECK(ids(graph, graph.ancestors(std::array{at(graph, "c")}, false)) == "a c");
  CHECK(ids(graph, graph.descendants(std::array{at(graph, "c")}, false)) == "c d e");
  CHECK(graph.is_ancestor(at(graph, "a"), at(graph, "e"), false));
  CHECK_FALSE(graph.is_ancestor(at(graph, "b"), at(graph, "c"), false));
}

TEST_CASE("graph: parents keep the file's order, results go by id") {
  const auto graph = dag("z->y, z->x, y,x->m");
  CHECK(ids(graph, graph.parents(at(graph, "m"))) == "y x");
  CHECK(ids(graph, graph.children(at(graph, "z"))) == "x y");
  CHECK(ids(graph, graph.by_id()) == "m x y z");
}

TEST_CASE("graph: dependencies by id and by label make real heads and bases") {
  const auto graph = dag("a @left; a->b, x +b; x->y, y->z +left");
  CHECK(ids(graph, graph.heads()) == "b z");
  CHECK(ids(graph, graph.real_heads()) == "z");
  CHECK(ids(graph, graph.bases()) == "a x");
  CHECK(ids(graph, graph.real_bases()) == "a");
  CHECK(ids(graph, graph.dependencies(at(graph, "z"))) == "a");
  CHECK(ids(graph, graph.dependents(at(graph, "b"))) == "x");
  CHECK(ids(graph, graph.ancestors(std::array{at(graph, "x")}, true)) == "a b x");
  CHECK(graph.components(false).size() == 2);
  CHECK(graph.components(true).size() == 1);
  CHECK(ids(graph, graph.bases_without_labels()) == "x");
}

TEST_CASE("graph: fork points") {
  const auto one = dag("a->b, b->c, b->d, d->e");
  CHECK(ids(one, one.merge_bases(std::array{at(one, "c"), at(one, "e")})) == "b");
  CHECK(ids(one, one.merge_bases(std::array{at(one, "b"), at(one, "e")})) == "b");
  CHECK(ids(one, one.merge_bases(std::array{at(one, "c"), at(one, "d"), at(one, "e")})) == "b");
  // Criss-cross: two merges of the same two lines have two fork points.
  const auto cross = dag("a->b, a->c, b,c->d, b,c->e");
  CHECK(ids(cross, cross.merge_bases(std::array{at(cross, "d"), at(cross, "e")})) == "b c");
  const auto apart = dag("a->b, x->y");
  CHECK(apart.merge_bases(std::array{at(apart, "b"), at(apart, "y")}).empty());
}

TEST_CASE("graph: a missing parent leaves the rest in order") {
  const auto graph = dag("a->b, [gone]->c, c->d +lost");
  REQUIRE(graph.problems().size() == 2);
  const auto* parent = std::get_if<MissingParent>(&graph.problems()[0]);
  REQUIRE(parent != nullptr);
  CHECK(parent->node == at(graph, "c"));
  CHECK(parent->parent == "gone");
  const auto* dependency = std::get_if<MissingDependency>(&graph.problems()[1]);
  REQUIRE(dependency != nullptr);
  CHECK(dependency->dependency == "lost");
  CHECK(ids(graph, graph.heads()) == "b d");
  CHECK(ids(graph, graph.bases()) == "a");  // c has a down_revision, so it is no base
}

TEST_CASE("graph: a down_revision that cannot be known makes no base") {
  auto nodes = dag_nodes("a->b, c");
  nodes[2].down_unknown = true;
  const RevisionGraph graph(std::move(nodes));
  CHECK(ids(graph, graph.bases()) == "a");
  CHECK(ids(graph, graph.heads()) == "b c");
}

TEST_CASE("graph: a duplicate takes no part") {
  auto nodes = dag_nodes("a->b");
  nodes.push_back({"b", {}, {}, {"label"}, false});
  const RevisionGraph graph(std::move(nodes));
  REQUIRE(graph.problems().size() == 1);
  const auto* duplicate = std::get_if<DuplicateId>(&graph.problems()[0]);
  REQUIRE(duplicate != nullptr);
  CHECK(duplicate->first == 1);
  CHECK(duplicate->node == 2);
  CHECK(graph.is_duplicate(2));
  CHECK(graph.bases() == std::vector<NodeIndex>{0});
  CHECK(graph.heads() == std::vector<NodeIndex>{1});
  CHECK_FALSE(graph.find_label("label"));
}

TEST_CASE("graph: cycles are named in order and nothing hangs") {
  const auto graph = dag("a->b, b->c, d->b, c->d, x->x, p +q; q +p; c->e @tip");
  std::vector<std::string> cycles;
  for (const Problem& problem : graph.problems()) {
    const auto* cycle = std::get_if<Cycle>(&problem);
    REQUIRE(cycle != nullptr);
    cycles.push_back(ids(graph, cycle->nodes) + (cycle->through_dependencies ? " (deps)" : ""));
    for (std::size_t i = 0; i < cycle->nodes.size(); ++i) {
      const NodeIndex next = cycle->nodes[(i + 1) % cycle->nodes.size()];
      const auto down = graph.parents(cycle->nodes[i]);
      const auto needs = graph.dependencies(cycle->nodes[i]);
      CHECK((std::count(down.begin(), down.end(), next) +
             std::count(needs.begin(), needs.end(), next)) == 1);
    }
  }
  CHECK(joined(cycles) == "b d c x p q (deps)");
  CHECK(graph.topological_order().empty());
  CHECK(ids(graph, graph.heads()) == "e p q");
  CHECK(joined(graph.labels(at(graph, "e"))) == "tip");
}

TEST_CASE("graph: labels that are declared twice or that are ids") {
  const auto graph = dag("a @x; a->b @x, b->c @a, d @d; e @y @y");
  std::vector<std::string> conflicts;
  for (const Problem& problem : graph.problems()) {
    const auto* conflict = std::get_if<LabelConflict>(&problem);
    REQUIRE(conflict != nullptr);
    conflicts.push_back(graph.node(conflict->node).id + ":" + conflict->label + ":" +
                        graph.node(conflict->other).id);
  }
  CHECK(joined(conflicts) == "b:x:a c:a:a d:d:d e:y:e");
  CHECK(graph.find_label("x") == at(graph, "a"));
  CHECK_FALSE(graph.find_label("a"));
}

TEST_CASE("graph: deep and wide") {
  const RevisionGraph chain(chain_nodes(100000));
  CHECK(ids(chain, chain.heads()) == chain_id(99999));
  CHECK(chain.ancestors(chain.heads(), true).size() == 100000);
  CHECK(chain.components(false).size() == 1);

  std::vector<Node> star = chain_nodes(100000);
  for (std::size_t i = 1; i < star.size(); ++i) star[i].down = {chain_id(0)};
  const RevisionGraph wide(std::move(star));
  CHECK(wide.heads().size() == 99999);
  CHECK(ids(wide, wide.branch_points()) == chain_id(0));

  std::vector<Node> ring = chain_nodes(100000);
  ring[0].down = {chain_id(99999)};
  const RevisionGraph circle(std::move(ring));
  REQUIRE(circle.problems().size() == 1);
  CHECK(std::get<Cycle>(circle.problems()[0]).nodes.size() == 100000);
}
