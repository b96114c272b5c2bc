#include <doctest/doctest.h>

#include <string>

#include "migrate/python/header.h"

using namespace migrate;
using namespace migrate::python;

namespace {

std::string problem(const std::string& text) {
  const auto found = syntax_problem(text);
  return found ? found->message : "";
}

}  // namespace

TEST_CASE("valid Python 3 has no problem") {
  for (const char* text : {"",
                           "x = 1\n",
                           "\xEF\xBB\xBFx = 1\n",
                           "# coding: latin-1\nx = '\xE9'\n",
                           "x = 1\r\ny = 2\r",
                           "print('a', file=x)\nprint\nprint >>x, y\n",
                           "exec('x')\n",
                           "x = 0o17 + 00 + 0_0\n",
                           "raise X('a') from None\n",
                           "def f(a, /, b: int = (1, 2), *, c) -> None: ...\n",
                           "match x:\n  case [a, *b] if c: pass\n",
                           "f'{x!r:>{width}}' f'{{}}'\n",
                           "try:\n  pass\nexcept (A, B) as e:\n  pass\n",
                           "async def f():\n  await g()\n",
                           "x: 'int' = lambda *a, **b: (yield)\n",
                           "with (open(a) as b, c):\n  pass\n",
                           "type X = int\n",
                           "try:\n  pass\nexcept* A:\n  pass\n",
                           "print = 5\nexec = print\n",
                           "def f():\n    # c\n    g(a, b=\nlambda: 1)\n\n    h(b=  # c\n1)\n"}) {
    CAPTURE(text);
    CHECK(problem(text) == "");
  }
}

TEST_CASE("Python 2 is named") {
  CHECK(problem("print 'x'\n") == "Python 2 syntax: a print statement");
  CHECK(problem("exec 'x' in y\n") == "Python 2 syntax: an exec statement");
  CHECK(problem("try:\n  pass\nexcept A, e:\n  pass\n") == "Python 2 syntax: except with a comma");
  CHECK(problem("raise A, 'x'\n") == "Python 2 syntax: raise with a comma");
  CHECK(problem("x = a <> b\n") == "Python 2 syntax: the operator <>");
  CHECK(problem("x = 0777\n") == "Python 2 syntax: a number of Python 2");
  CHECK(problem("x = 10L\n") == "Python 2 syntax: a number of Python 2");
  CHECK(problem("x = `a`\n") == "Python 2 syntax: backticks");
  CHECK(problem("x = ur'a'\n") == "Python 2 syntax: a string with the prefix ur");
  CHECK(problem("def f(a, (b, c)): pass\n") == "Python 2 syntax: a tuple parameter");
}

TEST_CASE("errors are placed") {
  CHECK(syntax_problem("x = 1\ny = 'a\n")->span == Span{10, 11});
  CHECK(problem("y = 'a\n") == "a string does not end");
  CHECK(problem("x = $\n") == "a character that Python does not know");
  CHECK(problem("x = \n") != "");
  CHECK(problem("f(1\n") != "");
  CHECK(problem("x = = 1\n") != "");
  CHECK(problem("a\n<<<<<<< HEAD\nb\n=======\n>>>>>>> x\n") != "");
  CHECK(problem("# coding: klingon\n") == "the encoding klingon is not known");
  CHECK(problem(std::string("\0", 1)) == "the text holds a NUL byte");
}

TEST_CASE("nesting is bounded as in Python") {
  const auto nested = [](std::size_t depth) {
    return "x = " + std::string(depth, '[') + std::string(depth, ']') + "\n";
  };
  CHECK(problem(nested(200)) == "");
  CHECK(problem(nested(201)) == "too many nested parentheses");
  CHECK(problem(nested(100000)) == "too many nested parentheses");
}

TEST_CASE("blocks and chains may be long without overflowing the stack") {
  std::string chain = "x = 1";
  for (int i = 0; i < 9000; ++i) chain += " + 1";
  CHECK(problem(chain + "\n") == "");
  CHECK(syntax_problem(std::string(3U * 1024 * 1024, '\n'))->cannot_tell);
}
