#include "migrate/graph/identifiers.h"

#include <doctest/doctest.h>

#include "graph/dag.h"

using namespace migrate::graph;
using namespace migrate::graph::testing;

namespace {

template <typename Wanted, typename T>
bool is(const GraphResult<T>& result) {
  return !result && std::holds_alternative<Wanted>(result.error());
}

const RevisionGraph& two_branches() {
  static const RevisionGraph kGraph =
      dag("base00->left01 @left, base00->right1 @right, left01->left02, right1->right2");
  return kGraph;
}

std::string all(std::string_view text) {
  const auto result = resolve(two_branches(), text);
  return result ? ids(two_branches(), *result) : "error";
}

}  // namespace

TEST_CASE("identifiers: whole, abbreviated and as labels") {
  CHECK(all("left01") == "left01");
  CHECK(all("base") == "");
  CHECK(all("base0") == "base00");
  CHECK(all("left") == "left01");
  CHECK(is<NotFound>(resolve(two_branches(), "bas1")));
  CHECK(is<Ambiguous>(resolve(two_branches(), "lef")));
  CHECK(is<Ambiguous>(resolve(two_branches(), "left0")));
  CHECK(is<InvalidIdentifier>(resolve(two_branches(), "")));
}

TEST_CASE("identifiers: heads, with and without a branch") {
  CHECK(all("heads") == "left02 right2");
  CHECK(all("left@heads") == "left02");
  CHECK(all("left@head") == "left02");
  CHECK(all("right1@head") == "right2");
  CHECK(all("right@base") == "");
  CHECK(is<MultipleHeads>(resolve(two_branches(), "head")));
  CHECK(is<MultipleHeads>(resolve_one(two_branches(), "heads")));
  CHECK(is<NotInLineage>(resolve(two_branches(), "left@right2")));
  CHECK(is<NotFound>(resolve(two_branches(), "nowhere@head")));
  CHECK(is<NotFound>(resolve_one(two_branches(), "nowhere@base")));
}

TEST_CASE("identifiers: down from every head") {
  CHECK(all("-1") == "left01 right1");
  CHECK(all("left@-2") == "base00");
  CHECK(all("-4") == "error");
}

TEST_CASE("identifiers: one head, or none, or an error that lists them") {
  CHECK(current_head(dag("a->b")).value() == 1);
  CHECK_FALSE(current_head(RevisionGraph({})).value().has_value());
  const auto result = current_head(two_branches());
  REQUIRE(is<MultipleHeads>(result));
  CHECK(joined(std::get<MultipleHeads>(result.error()).heads) == "left02 right2");
  CHECK(current_head(two_branches(), "left").value() == at(two_branches(), "left02"));
}

TEST_CASE("identifiers: characters that mean something else") {
  CHECK(illegal_characters("ae1027a6acf").empty());
  CHECK(illegal_characters("a-b@c+d-e") == "+-@");
}

TEST_CASE("identifiers: ranges") {
  CHECK(parse_range("a:b").value() == std::pair<std::string, std::string>("a", "b"));
  CHECK(parse_range(" :b\n").value() == std::pair<std::string, std::string>("", "b"));
  CHECK(parse_range("-2:").value() == std::pair<std::string, std::string>("-2", ""));
  for (const char* text : {"", "  ", "a", "a:b:c"})
    CHECK_MESSAGE(is<InvalidIdentifier>(parse_range(text)), text);
}

TEST_CASE("identifiers: a graph that is broken elsewhere still answers") {
  const auto graph = dag("a->b, [gone]->c1234, x->y, y->x");
  CHECK(ids(graph, resolve(graph, "c123").value()) == "c1234");
}
