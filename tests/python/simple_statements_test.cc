#include "python/simple_statements.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

// Each statement as "level[c] tokens", one a line.
std::string shown(const std::string& code) {
  std::string out;
  for (const SimpleStatement& statement : simple_statements(code)) {
    out += std::to_string(statement.level) + (statement.in_class ? "c" : "");
    for (const Token& token : statement.tokens) out += " " + std::string(token.span.of(code));
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("statements are the same on one line and on several") {
  const char* expected = "0 if a :\n1 x ( )\n1 y ( )\n0 else :\n1 z ( )\n";
  CHECK(shown("if a: x(); y()\nelse: z()\n") == expected);
  CHECK(shown("if a:\n  x()\n  y()\nelse:\n  z()\n") == expected);
}

TEST_CASE("colons that begin no block") {
  CHECK(shown("x: int = 1\n") == "0 x : int = 1\n");
  CHECK(shown("x = a[1:2]; y = {1: 2}\n") == "0 x = a [ 1 : 2 ]\n0 y = { 1 : 2 }\n");
  CHECK(shown("if lambda: x: y()\n") == "0 if lambda : x :\n1 y ( )\n");
  CHECK(shown("while f(lambda: x): y()\n") == "0 while f ( lambda : x ) :\n1 y ( )\n");
}

TEST_CASE("the body of a class, and what stands in it") {
  CHECK(shown("class A:\n  x = 1\n  if a:\n    y = 1\n  def f(self):\n    z = 1\nw = 1\n") ==
        "0 class A :\n1c x = 1\n1c if a :\n2c y = 1\n1c def f ( self ) :\n2 z = 1\n0 w = 1\n");
}

TEST_CASE("nothing is left of empty statements") {
  CHECK(shown("") == "");
  CHECK(shown(";;\n# c\n") == "");
}

TEST_CASE("a bracket behind a value, and behind a keyword") {
  const std::string code = "f return ) 'a' print = ]";
  Lexer lexer(code);
  for (const bool expected : {true, false, true, true, false, false, true})
    CHECK(is_operand(code, lexer.next()) == expected);
}
