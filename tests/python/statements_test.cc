#include "python/statements.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::python;

namespace {

std::string kinds(const std::string& code) {
  std::string out;
  for (const Statement& statement : top_level_statements(code)) {
    out += "sdc?"[static_cast<std::size_t>(statement.kind)];
    if (!statement.balanced) out += '!';
  }
  return out;
}

}  // namespace

TEST_CASE("a module is split at its top level") {
  CHECK(kinds("import x\na = 1; b = 2\n\n# c\nf(\n1)\n") == "sss");
  CHECK(kinds("@x\n@y(\n1)\ndef f():\n  a\n  b\n\n  c\nd\n") == "ds");
  CHECK(kinds("async def f():\n  a\nasync for x in y:\n  b\n") == "dc");
  CHECK(kinds("if a:\n  b\nelif c:\n  d\nelse:\n  e\nf\n") == "cs");
  CHECK(kinds("try:\n  a\nexcept X:\n  b\nfinally:\n  c\n") == "c");
  CHECK(kinds("match x:\n  case 1: pass\nmatch = 5\n") == "cs");
  CHECK(kinds("def f(): pass\ndef g(): pass\n") == "dd");
}

TEST_CASE("a broken statement does not take its neighbours with it") {
  CHECK(kinds("a = 1\n  b = 2\nc = 3\n") == "s?s");
  CHECK(kinds("a = 'x\nb = 2\n") == "s!s");
  CHECK(kinds("a = 1\nb = (\nc = 3\n") == "ss!");
  CHECK(kinds("else:\n  b\nc\n") == "s?s");
  CHECK(kinds("") == "");
}

TEST_CASE("spans cover the statement without its line end") {
  const std::string code = "\n a\nif b:\n  c\n\nd\n";
  const auto statements = top_level_statements(code);
  REQUIRE(statements.size() == 3);
  CHECK(statements[1].span.of(code) == "if b:\n  c");
  CHECK(statements[1].word(code) == "if");
  CHECK(statements[2].span.of(code) == "d");
}
