#include "python/fingerprint.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "migrate/python/header.h"

using namespace migrate::python;

namespace {

std::uint64_t meaning(const std::string& text) { return parse_body(text).meaning; }

using Pairs = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("texts that mean the same have the same number") {
  const Pairs pairs = {
      {"x = 1\n", "x = 1"},
      {"x = 1\n", "# c\n\n  # d\nx=1 # e\n\n"},
      {"x = 'a'\n", "x = \"a\"\n"},
      {"x = 'a'\n", "x = '''a'''\n"},
      {"x = 'a'\n", "x = u'\\x61'\n"},
      {"x = 'ab'\n", "x = 'a' 'b'\n"},
      {"f(1, 2)\n", "f(\n    1,\n    2,\n)\n"},
      {"f(1)\n", "f(1,)\n"},
      {"x = [1]\n", "x = [1,]\n"},
      {"x = {1: 2}\n", "x = {1: 2,}\n"},
      {"x = (1, 2)\n", "x = (1, 2,)\n"},
      {"def f():\n  x()\n", "def f():\n\tx()\n"},
      {"def f():\n  if a:\n    x()\n  y()\n", "def f():\n    if a:\n     x()\n    y()\n"},
      {"def f():\n  x()\n", "def f():\n  '''Doc.'''\n  x()\n"},
      {"x = 1\n", "\"\"\"Doc\n\nRevises: a\n\"\"\"\nx = 1\n"},
      {"x = 1\n", "revision = 'a'\ndown_revision: str = (\n 'b',\n)\nx = 1\n"},
      {"def f():\n  pass\n", "def f():\n  'Doc'\n"},
      {"x = 1 + 2\n", "x = 1 + \\\n 2\n"},
      {"x = 1\ny = 2\n", "x = 1\r\ny = 2\r\n"},
      {"x = 1\ny = 2\n", "\xEF\xBB\xBFx = 1\ry = 2\r"},
      {"x = 'a\\nb'\n", "x = '''a\nb'''\n"},
  };
  for (const auto& [left, right] : pairs) {
    CAPTURE(left);
    CAPTURE(right);
    CHECK(meaning(left) == meaning(right));
  }
}

TEST_CASE("texts that differ in meaning have different numbers") {
  const Pairs pairs = {
      {"x = 1\n", "x = 2\n"},
      {"x = 1\n", "y = 1\n"},
      {"x = 'a'\n", "x = b'a'\n"},
      {"x = '{a}'\n", "x = f'{a}'\n"},
      {"x = '\\n'\n", "x = r'\\n'\n"},
      {"x = b'\\n'\n", "x = rb'\\n'\n"},
      {"x = 'a'\n", "x = a\n"},
      {"f('a', 'b')\n", "f('a' 'b')\n"},
      {"f('ab')\n", "f('a', 'b')\n"},
      {"x = (1,)\n", "x = (1)\n"},
      {"return (x,)\n", "return (x)\n"},
      {"x = a[1,]\n", "x = a[1]\n"},
      {"if a:\n  x()\ny()\n", "if a:\n  x()\n  y()\n"},
      {"if a:\n  if b:\n    x()\n  else:\n    y()\n", "if a:\n  if b:\n    x()\nelse:\n  y()\n"},
      {"x = 1\n", "x = 1\nx = 1\n"},
      {"def f():\n  revision = 'a'\n", "def f():\n  revision = 'b'\n"},
      {"revision = 'a'; x()\n", "revision = 'a'; y()\n"},
      {"x = 'a b'\n", "x = 'ab'\n"},
      {"x = 1\n", "# x = 1\n"},
      {"f'{x()}'\n", "f'{y()}'\n"},
      {"a = b\n", "a == b\n"},
      {"x = 'é'\n", "x = 'e'\n"},
      {"ab = 1\n", "a b = 1\n"},
  };
  for (const auto& [left, right] : pairs) {
    CAPTURE(left);
    CAPTURE(right);
    CHECK(meaning(left) != meaning(right));
  }
}

TEST_CASE("a bare string has no replacement field") {
  const std::string code = "'a' \"\"\"b\"\"\"\nf'{x}'\n";
  LogicalLines lines(code);
  LogicalLine line;
  REQUIRE(lines.next(line));
  CHECK(is_bare_string(code, line.tokens));
  REQUIRE(lines.next(line));
  CHECK_FALSE(is_bare_string(code, line.tokens));
}
