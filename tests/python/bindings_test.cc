#include "python/bindings.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace migrate::python;

namespace {

std::string bound(const std::string& code) {
  const SyntaxTree tree(code);
  REQUIRE_FALSE(tree.root().has_error());
  auto names = bindings(code, tree.root()).names;
  std::sort(names.begin(), names.end());
  std::string out;
  for (const auto name : names) out += (out.empty() ? "" : " ") + std::string(name);
  return out;
}

}  // namespace

TEST_CASE("names that statements bind") {
  CHECK(bound("a = b = c") == "a b");
  CHECK(bound("a, (b, *c), [d] = e") == "a b c d");
  CHECK(bound("a.b = c[d] = e") == "");
  CHECK(bound("a += b") == "a");
  CHECK(bound("a: b = c") == "a");
  CHECK(bound("for a, b in c:\n  d = 1\nelse:\n  e = 2") == "a b d e");
  CHECK(bound("with a as b, c as (d, e): pass") == "b d e");
  CHECK(bound("try:\n  pass\nexcept A as b:\n  pass\nexcept C, d:\n  pass") == "b d");
  CHECK(bound("if (a := b): f(c := d)") == "a c");
  CHECK(bound("import a.b, c as d\nfrom e import f, g as h") == "a d f h");
  CHECK(bound("del a, b") == "a b");
  CHECK(bound("def a(b=c):\n  d = 1\nclass e(f):\n  g = 1") == "a e");
  CHECK(bound("a(b=c, *d)") == "");
  CHECK(bound("[a for a in b]") == "");
  CHECK(bound("type a = b") == "a");
}

TEST_CASE("names that patterns capture") {
  CHECK(bound("match x:\n  case [a, *b]: pass") == "a b");
  CHECK(bound("match x:\n  case {'k': a, **b} as c: pass") == "a b c");
  CHECK(bound("match x:\n  case C(d, e=f) | g.h: pass") == "d f");
}

TEST_CASE("star imports are told apart") {
  const std::string code = "from a.b import *\nif x:\n  from . import *";
  const SyntaxTree tree(code);
  const Bindings found = bindings(code, tree.root());
  CHECK(found.names.empty());
  REQUIRE(found.star_imports.size() == 2);
  CHECK(std::max(found.star_imports[0], found.star_imports[1]) == "a.b");
}
