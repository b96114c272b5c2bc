#include "graph/target.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

const RevisionGraph& graph() {
  static const RevisionGraph kGraph =
      dag("a->b, b->c @left, c->d, b->e @right, e->f, x @other; x->y +f");
  return kGraph;
}

std::string up(std::vector<std::string> current, std::string_view target) {
  Resolver resolver(graph());
  const auto result = upgrade_target(graph(), resolver, current, target, false);
  return result ? ids(graph(), *result) : "error " + std::to_string(result.error().index());
}

std::string down(std::vector<std::string> current, std::string_view target) {
  Resolver resolver(graph());
  const auto result = downgrade_target(graph(), resolver, current, target, false);
  if (!result) return "error " + std::to_string(result.error().index());
  return result->branch.value_or("-") + " " +
         (result->place.is_node() ? graph().node(result->place.node).id : "base");
}

const std::string kOutOfRange = "error 4";
const std::string kAmbiguousWalk = "error 5";

}  // namespace

TEST_CASE("target: up from where the database stands") {
  CHECK(up({}, "+2") == kAmbiguousWalk);  // two bases
  CHECK(up({"c"}, "+1") == "d");
  CHECK(up({"b"}, "+1") == kAmbiguousWalk);
  CHECK(up({"b"}, "left@+2") == "d");
  CHECK(up({"d", "e"}, "+1") == kAmbiguousWalk);
  CHECK(up({"d", "e"}, "right@+1") == "f");
  CHECK(up({"d"}, "+1") == kOutOfRange);
  CHECK(up({"d"}, "-1") == kOutOfRange);
}

TEST_CASE("target: a branch that is applied only because another one needs it") {
  // y needs f, so the version table has no row of the branch "right".
  CHECK(up({"y"}, "left@+1") == "c");
  CHECK(down({"y"}, "right@-1") == "right e");
}

TEST_CASE("target: relative to a revision") {
  CHECK(up({}, "c+1") == "d");
  CHECK(up({}, "d-2") == "b");
  CHECK(up({}, "right@b+1") == "e");
  CHECK(down({"d"}, "b+0") == "- b");
  CHECK(down({"d"}, "left@b+2") == "left d");
}

TEST_CASE("target: down from where the database stands") {
  CHECK(down({"d"}, "-1") == "d c");
  CHECK(down({"d"}, "-4") == "d base");
  CHECK(down({"d"}, "-5") == kOutOfRange);
  CHECK(down({}, "-1") == kOutOfRange);
  CHECK(down({"d"}, "+1") == kOutOfRange);
  CHECK(down({"d"}, "base") == "- base");
  CHECK(down({"d"}, "left@base") == "left base");
}
