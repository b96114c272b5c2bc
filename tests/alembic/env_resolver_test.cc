#include "alembic/env_resolver.h"

#include <doctest/doctest.h>

#include "alembic/env_source.h"

using namespace migrate::alembic;

TEST_CASE("expressions of constants") {
  EnvSource env(
      "a = 'x' + 'y'\nb = f'{a}z'\nc = 1\nd = not ''\ne = None or a\nf = '' and a\n"
      "g = a if 1 else c\nh = {'k': a, **{'l': c}}\ni = h['k']\nj = dict(k=a)\nk = f'{a!r}'\n"
      "l = h['gone']\nm = a if n else a\no = -1\n");
  CHECK(env.shown("a") == "xy");
  CHECK(env.shown("b") == "xyz");
  CHECK(env.shown("c") == "1");
  CHECK(env.shown("d") == "True");
  CHECK(env.shown("e") == "xy");
  CHECK(env.shown("f") == "");
  CHECK(env.shown("g") == "xy");
  CHECK(env.shown("h") == "{k:xy,l:1,}");
  CHECK(env.shown("i") == "xy");
  CHECK(env.shown("j") == "{k:xy,}");
  CHECK(env.shown("k") == "? it is computed");
  CHECK(env.shown("l") == "? it is computed");
  CHECK(env.shown("m") == "xy");
  CHECK(env.shown("o") == "? it is computed");
  CHECK(env.shown("gone") == "? `env` has no `gone`");
}

TEST_CASE("names come from where Python would take them") {
  EnvSource env(
      "from lib import a, sub\nfrom lib.sub import b as c\nfrom lib.star import *\nimport lib.sub\n"
      "d = lib.sub.b\ne = sub.b\nfrom os import path\nimport vendor.x\nf = vendor.x.y\n"
      "from lib import gone\nfrom lib.gone import h\n",
      {{"lib/__init__.py", "from .one import a\n"},
       {"lib/one.py", "a = 1\n"},
       {"lib/sub.py", "b = 2\n"},
       {"lib/star.py", "i = 3\n"}});
  CHECK(env.shown("a") == "1");
  CHECK(env.shown("c") == "2");
  CHECK(env.shown("d") == "2");
  CHECK(env.shown("e") == "2");
  CHECK(env.shown("i") == "3");
  CHECK(env.shown("path") == "foreign os.path");
  CHECK(env.shown("f") == "foreign vendor.x.y");
  CHECK(env.shown("gone") == "? `lib` has no `gone`");
  CHECK(env.shown("h") == "? the project has no module `lib.gone`");
}

TEST_CASE("a function is what all its returns agree on") {
  EnvSource env(
      "def one(): return 'x'\ndef two(y):\n    if y: return 'x'\n    return 'x'\n"
      "def three(y):\n    if y: return 'x'\n    return 'z'\ndef four(): return four()\n"
      "def five(y): return y\na = one()\nb = two(1)\nc = three(1)\nd = four()\ne = five(1)\n");
  CHECK(env.shown("a") == "x");
  CHECK(env.shown("b") == "x");
  CHECK(env.shown("c") == "? it depends on a condition");
  CHECK(env.shown("d") == "? it depends on itself");
  CHECK(env.shown("e") == "? it is a parameter of the function");
}

TEST_CASE("items that are put into a dictionary are in it") {
  EnvSource env(
      "a = {'x': 1}\na['y'] = 2\nif b: a['z'] = 3\nc = {}\nc[vendor] = 1\nd = dict()\n"
      "d['x'] = 1\nd = {}\n");
  CHECK(env.shown("a") == "{x:1,y:2,z:? it depends on a condition,}");
  CHECK(env.shown("c") == "? it changes while env.py runs");
  CHECK(env.shown("d") == "{}");
}

TEST_CASE("imports are followed through the project, no further") {
  EnvSource env("import a\nimport vendor\n", {{"a.py", "import b\n"}, {"b.py", "import a\n"}});
  env.resolver.follow_imports(env.env());
  CHECK(env.resolver.module("b") != nullptr);
  CHECK(env.resolver.module("vendor") == nullptr);
}

TEST_CASE("work has an end") {
  std::string text = "x0 = ''\n";
  for (int i = 1; i < 60; ++i) {
    const std::string before = "x" + std::to_string(i - 1);
    text += "x" + std::to_string(i) + " = " + before + " + " + before + "\n";
  }
  EnvSource env(text);
  CHECK(env.shown("x59") == "? it is too complex to follow");
}
