#include "python/expression.h"

#include <doctest/doctest.h>

#include <string>

#include "dump.h"

using namespace migrate;
using namespace migrate::python;

namespace {

Node expression_of(const SyntaxTree& tree) {
  Node found = tree.root();
  for (int i = 0; i < 2; ++i) {
    Node child;
    for_each_child(found, [&](const Node& next, std::string_view) { child = next; });
    found = child;
  }
  return found;
}

// The value of an expression where `name` is 'n', and what it binds.
std::string value(const std::string& code) {
  const SourceText source(code);
  const SyntaxTree tree(source.code());
  std::string bound;
  const Attribute result = evaluate(
      source, expression_of(tree),
      [](std::string_view name) {
        Attribute known;
        known.known = Known::kKnown;
        known.shape = Shape::kString;
        known.values = {"n"};
        return name == "name" ? known : unknown_value("no such name", {});
      },
      [&](std::string_view name, const Attribute&) { bound += name; });
  return dump("value", result) + bound;
}

}  // namespace

TEST_CASE("constants are evaluated") {
  CHECK(value("'a'") == "value: string [a] @0..3 0..3\n");
  CHECK(value("(('a' 'b'))") == "value: string [ab] @0..11 2..9\n");
  CHECK(value("None") == "value: None @0..4\n");
  CHECK(value("['a', name]") == "value: list [a] [n] @0..11\n");
  CHECK(value("(x := 'a')") == "value: string [a] @0..10 6..9\nx");
  CHECK(value("('a', # c\n 'b')") == "value: tuple [a] [b] @0..15 1..4 11..14\n");
}

TEST_CASE("all else is unknown, with the reason") {
  CHECK(value("f()") == "value: unknown, the value is the result of a call @0..3\n");
  CHECK(value("[f()]") == "value: unknown, the value is the result of a call @0..5\n");
  CHECK(value("other") == "value: unknown, no such name @0..5\n");
  CHECK(value("-1") == "value: unknown, the value is computed @0..2\n");
  CHECK(value("['a', 1]") == "value: unknown, the value is a number, not a string @0..8\n");
  CHECK(value("['a', []]") == "value: unknown, an element is not a string @0..9\n");
  CHECK(value("`a`") == "value: unknown, the value is computed @0..3\n");
}
