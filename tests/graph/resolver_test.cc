#include "graph/resolver.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

// "branch symbol steps", with "-" for what is absent.
std::string relative(std::string_view text) {
  const auto result = parse_relative(text);
  if (!result) return "absolute";
  return result->branch.value_or("-") + " " + result->symbol.value_or("-") + " " +
         std::to_string(result->steps);
}

}  // namespace

TEST_CASE("resolver: relative identifiers") {
  CHECK(relative("+1") == "- - 1");
  CHECK(relative("-12") == "- - -12");
  CHECK(relative("ae10+2") == "- ae10 2");
  CHECK(relative("left@+1") == "left - 1");
  CHECK(relative("left@ae10-3") == "left ae10 -3");
  CHECK(relative("a@b@+1") == "a@b - 1");
  CHECK(relative("head-1") == "- head -1");
  CHECK(relative("+0") == "- - 0");
  // What Alembic's expression makes of these is odd, and the same.
  CHECK(relative("+1x") == "- - 1");
  CHECK(relative("left-1@head") == "- left -1");
  CHECK(relative("@+1") == "absolute");
  for (const char* text : {"", "abc", "+", "-", "+x", "--1", "a.b+1", "left@head", "x@-"})
    CHECK_MESSAGE(relative(text) == "absolute", text);
}

TEST_CASE("resolver: a number that no history holds is cut off") {
  CHECK(parse_relative("+" + std::string(1000, '9'))->steps > 1000000);
  const auto graph = dag("a->b");
  Resolver resolver(graph);
  const auto place = resolver.walk(Place::of(1), -(std::int64_t{1} << 40), "", true, "-9");
  CHECK(place.value().kind == Place::kBase);
}

TEST_CASE("resolver: a walk goes up by branch and down to base") {
  const auto graph = dag("a->b, b->c @left, b->d @right, d->e");
  Resolver resolver(graph);
  const auto start = Place::of(at(graph, "b"));
  CHECK(resolver.walk(start, 2, "right", false, "").value().node == at(graph, "e"));
  CHECK(std::holds_alternative<AmbiguousWalk>(resolver.walk(start, 1, "", false, "").error()));
  CHECK(resolver.walk(start, -1, "", false, "").value().node == at(graph, "a"));
  CHECK(resolver.walk(start, -2, "", false, "").value().kind == Place::kBase);
  CHECK(resolver.walk(start, -3, "", false, "").value().kind == Place::kNothing);
  CHECK(resolver.walk(start, -3, "", true, "").value().kind == Place::kBase);
  CHECK(resolver.walk(Place{}, 1, "", false, "").value().node == at(graph, "a"));
}

TEST_CASE("resolver: a walk down stops where the parent is not there") {
  const auto graph = dag("[gone]->b, b->c");
  const auto result = Resolver(graph).walk(Place::of(at(graph, "c")), -3, "", true, "c-3");
  const auto* broken = std::get_if<BrokenLink>(&result.error());
  REQUIRE(broken != nullptr);
  CHECK(broken->revision == "b");
  CHECK(broken->missing == "gone");
}

TEST_CASE("resolver: a walk in a circle ends") {
  const auto graph = dag("a->b, b->a");
  CHECK(Resolver(graph).walk(Place::of(0), 1000000000, "", false, "").value().is_node());
}
