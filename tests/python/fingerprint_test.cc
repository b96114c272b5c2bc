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
      // Imports: order, grouping, names that nothing uses, another way to the same thing.
      {"import a\nimport b\na.x(b)\n", "import b, a\n\na.x(b)\n"},
      {"from a import x, y\nx(y)\n", "from a import (\n    y,\n    x,\n)\nx(y)\n"},
      {"x = 1\n", "import sqlalchemy as sa\nfrom typing import Union\nx = 1\n"},
      {"from __future__ import annotations\nx = 1\n", "x = 1\n"},
      {"import sqlalchemy as sa\nsa.Text()\n", "from sqlalchemy import Text\nText()\n"},
      {"import sqlalchemy as sa\nsa.Text()\n", "import sqlalchemy\nsqlalchemy.Text()\n"},
      {"def f():\n    import a\n    a.x()\n", "import a\ndef f():\n    a.x()\n"},
      {"from a import x\nf(x=1)\n", "f(x=1)\n"},
      {"from a import x\nb.x()\n", "b.x()\n"},
      // Annotations.
      {"def upgrade():\n  x()\n", "def upgrade() -> None:\n  x()\n"},
      {"def f(a, *b, c=1, **d): x()\n",
       "def f(a: int, *b: T[x, y], c: int = 1, **d: U) -> V[z]: x()\n"},
      {"a = 1\n", "a: Optional[int] = 1\n"},
      {"a.b = 1\n", "a.b: int = 1\n"},
      {"b = 1\n", "a: int\nb = 1\n"},
      {"def f(a=lambda x: x): y()\n", "def f(a: T = lambda x: x): y()\n"},
      // Brackets that say nothing.
      {"x = 1 + 2\n", "x = (1 + 2)\n"},
      {"x = a\n", "x = ((a))\n"},
      {"return a or b\n", "return (\n    a or b\n)\n"},
      {"f('ab', c)\n", "f((\"a\" \"b\"), c)\n"},
      {"f(comment='ab')\n", "f(comment=(\n  'a'\n  'b'\n))\n"},
      {"if a and b:\n  x()\n", "if (a and b):\n  x()\n"},
      {"assert a\n", "assert (a)\n"},
      {"f(x for x in y)\n", "f((x for x in y))\n"},
      {"for x in y:\n  z()\n", "for x in (y):\n  z()\n"},
      {"for x, y in z:\n  a()\n", "for (x, y) in z:\n  a()\n"},
      {"x = a.b(c).d * 2\n", "x = (a.b(c).d) * 2\n"},
      {"x = 'a'.format(b)\n", "x = ('a').format(b)\n"},
      {"x = {a: b + c}\n", "x = {a: (b + c)}\n"},
      // Layout.
      {"def f(): x()\n", "def f():\n  x()\n"},
      {"if a: x(); y()\nelse: z()\n", "if a:\n  x()\n  y()\nelse:\n  z()\n"},
      {"a(); b()\n", "a()\nb()\n"},
      {"def f():\n  '''Doc'''\n  pass\n", "def f():\n  ...\n"},
      {"class A(object):\n  x()\n", "class A:\n  x()\n"},
      {"class A():\n  x()\n", "class A:\n  x()\n"},
      {"def f(a,): b()\n", "def f(a): b()\n"},
      // Numbers, and what Python 2 wrote in another way.
      {"x = 0XFF + 1E5 + 1_000\n", "x = 0xff + 1e5 + 1000\n"},
      {"x = 10L + 0755\n", "x = 10 + 0o755\n"},
      {"print 'a'\n", "print('a')\n"},
      {"print 'a' % b\n", "print('a' % b)\n"},
      {"if a <> b: x()\n", "if a != b: x()\n"},
      {"try: x()\nexcept E, e: y()\n", "try: x()\nexcept E as e: y()\n"},
      // Formatted strings.
      {"x = f'a'\n", "x = 'a'\n"},
      {"x = f'{{}}'\n", "x = '{}'\n"},
      {"x = f'a{b}c'\n", "x = 'a' f\"{b}\" 'c'\n"},
      {"x = f'{a[\"k\"]}'\n", "x = f\"{a['k']}\"\n"},
      {"x = f'{ a+b }'\n", "x = f'{a + b}'\n"},
      // The layout of SQL.
      {"op.execute('UPDATE a SET b = 1')\n", "op.execute('''\n  UPDATE a\n  SET b = 1\n''')\n"},
      {"x = f'SELECT {a} FROM b'\n", "x = f'''\n  SELECT {a}\n  FROM b'''\n"},
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
      // An import that is used.
      {"from a import x\nx()\n", "from b import x\nx()\n"},
      {"import a as x\nx()\n", "import b as x\nx()\n"},
      {"from a import x\nf'{x}'\n", "from b import x\nf'{x}'\n"},
      {"from a import *\n", "from b import *\n"},
      {"from a import upgrade\n", "from b import upgrade\n"},
      {"from . import x\nx()\n", "from .. import x\nx()\n"},
      {"try:\n  import a\nexcept E:\n  import b as a\na()\n",
       "try:\n  import a\nexcept E:\n  import c as a\na()\n"},
      {"import a.b\na.b.c()\n", "import a.b\na.c.b()\n"},
      // Brackets that say something.
      {"x = (a + b) * c\n", "x = a + b * c\n"},
      {"x = not (a and b)\n", "x = not a and b\n"},
      {"if a in (b or c):\n  x()\n", "if a in b or c:\n  x()\n"},
      {"x = [a for a in b if a in (c or d)]\n", "x = [a for a in b if a in c or d]\n"},
      {"x = [(a for a in b)]\n", "x = [a for a in b]\n"},
      {"x = [((a for a in b))]\n", "x = [a for a in b]\n"},
      {"f((a, b))\n", "f(a, b)\n"},
      {"f()\n", "f\n"},
      {"f(())\n", "f()\n"},
      {"x = (-1) ** 2\n", "x = -1 ** 2\n"},
      {"x = (a + b).c\n", "x = a + b.c\n"},
      // Parameters, defaults, the bodies of classes.
      {"def f(a=1): x()\n", "def f(a=2): x()\n"},
      {"def f(a: int = 1): x()\n", "def f(a: int = 2): x()\n"},
      {"def f(a: int, b): x()\n", "def f(a: int): x()\n"},
      {"class A:\n  x: int = 1\n", "class A:\n  x: str = 1\n"},
      {"class A(B):\n  x()\n", "class A:\n  x()\n"},
      {"def f():\n  a()\nb()\n", "def f():\n  a()\n  b()\n"},
      {"if a: x(); y()\n", "if a: x()\ny()\n"},
      // Strings and numbers.
      {"x = f'{a}'\n", "x = a\n"},
      {"x = f'{a}b'\n", "x = f'{a}c'\n"},
      {"x = f'{a:%Y %m}'\n", "x = f'{a:%Y%m}'\n"},
      {"x = f'{a!r}'\n", "x = f'{a}'\n"},
      {"x = f'{\"a b\"}'\n", "x = f'{\"ab\"}'\n"},
      {"x = 10\n", "x = 100\n"},
      {"x = 0o10\n", "x = 10\n"},
      {"x = '  a'\n", "x = 'a'\n"},
      {"x = 'UPDATE a SET b = \\'  c\\''\n", "x = 'UPDATE a SET b = \\' c\\''\n"},
      {"x = 'UPDATE a SETb = 1'\n", "x = 'UPDATE a SET b = 1'\n"},
      {"x = 'SELECT 1 -- a\\n, 2'\n", "x = 'SELECT 1 -- a , 2'\n"},
  };
  for (const auto& [left, right] : pairs) {
    CAPTURE(left);
    CAPTURE(right);
    CHECK(meaning(left) != meaning(right));
  }
}

TEST_CASE("a bare string has no replacement field") {
  const std::string code = "'a' \"\"\"b\"\"\"\nf'{x}'\n";
  const std::vector<SimpleStatement> statements = simple_statements(code);
  REQUIRE(statements.size() == 2);
  CHECK(is_bare_string(code, statements[0].tokens));
  CHECK_FALSE(is_bare_string(code, statements[1].tokens));
}
