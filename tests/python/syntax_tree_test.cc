#include "python/syntax_tree.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace migrate;
using namespace migrate::python;

TEST_CASE("nodes know their type, fields and place in the whole text") {
  const SyntaxTree tree("a = 'b'", 100);
  Node assignment;
  for_each_child(tree.root(), [&](const Node& child, std::string_view) {
    for_each_child(child, [&](const Node& inner, std::string_view) { assignment = inner; });
  });
  REQUIRE(assignment.type() == "assignment");
  CHECK(assignment.span() == Span{100, 107});
  CHECK(assignment.field("right").span() == Span{104, 107});
  CHECK_FALSE(static_cast<bool>(assignment.field("type")));
  std::vector<std::string> fields;
  for_each_child(assignment,
                 [&](const Node&, std::string_view field) { fields.emplace_back(field); });
  CHECK(fields == std::vector<std::string>{"left", "", "right"});
}

TEST_CASE("any text yields a tree") {
  for (const std::string text : {"", "((((", "\x01\x02", "def", "\xFF\xFE", "a b c"}) {
    CHECK(SyntaxTree(text).root().type().size() > 0);
  }
  CHECK(SyntaxTree("a b c").root().has_error());
  CHECK_FALSE(SyntaxTree("a").root().has_error());
}
