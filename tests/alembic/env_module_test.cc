#include "alembic/env_module.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate;
using namespace migrate::alembic;
using python::kNoNode;

namespace {

EnvModule of(const std::string& text, std::string name = "app.sub.mod", bool package = false) {
  return EnvModule(
      {"mod.py", std::make_shared<const python::Module>(python::Module::parse(text)), package},
      std::move(name));
}

// The kinds of what binds a name of the module: "v" a value, "o" what is not followed, and so on; a
// capital letter where it is conditional.
std::string kinds(const EnvModule& module, std::string_view name,
                  python::NodeId function = kNoNode) {
  std::string out;
  for (const Binding& binding : module.bindings(function, name)) {
    const char letter = "vmidpko"[static_cast<int>(binding.kind)];
    out += binding.conditional ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return out;
}

}  // namespace

TEST_CASE("what binds a name") {
  const EnvModule module =
      of("import a, b.c, d.e as f\nfrom g import h, i as j\nk = 1\nk2: int = 2\nk3: int\n"
         "def l(): pass\nclass m: pass\nn, o = 1, 2\np += 1\ndel q\nfor r in s: t = 1\n"
         "with u as v: w = 1\nif x: y = 1\nelse: y = 2\ntry: z = 1\nexcept E as e2: z = 2\n"
         "aa = {}\naa['x'] = 1\nbb = []\nbb.append(1)\n");
  for (const char* name : {"a", "b", "f"}) CHECK_MESSAGE(kinds(module, name) == "m", name);
  CHECK(module.bindings(kNoNode, "f").front().module == "d.e");
  CHECK(module.bindings(kNoNode, "b").front().module == "b");
  CHECK(kinds(module, "h") == "i");
  CHECK(kinds(module, "j") == "i");
  CHECK(kinds(module, "k") == "v");
  CHECK(kinds(module, "k2") == "v");
  CHECK(kinds(module, "k3") == "");
  CHECK(kinds(module, "l") == "d");
  CHECK(kinds(module, "m") == "d");
  CHECK(kinds(module, "n") == "o");
  CHECK(kinds(module, "p") == "O");
  CHECK(kinds(module, "q") == "o");
  CHECK(kinds(module, "r") == "O");
  CHECK(kinds(module, "t") == "V");
  CHECK(kinds(module, "v") == "o");
  CHECK(kinds(module, "w") == "v");
  CHECK(kinds(module, "y") == "VV");
  CHECK(kinds(module, "z") == "VV");
  CHECK(kinds(module, "aa") == "vk");
  CHECK(kinds(module, "bb") == "vO");
}

TEST_CASE("functions and classes have names of their own") {
  const EnvModule module =
      of("def f(a, *b, c=1, **d):\n    global g\n    e = 1\n    g = 2\n    return e\n"
         "    def h():\n        return\n"
         "class C:\n    x = 1\n    def m(self): y = 1\n");
  const python::NodeId f = module.bindings(kNoNode, "f").front().node;
  for (const char* name : {"a", "b", "c", "d"}) CHECK_MESSAGE(kinds(module, name, f) == "p", name);
  CHECK(kinds(module, "e", f) == "v");
  CHECK(kinds(module, "e") == "");
  CHECK(kinds(module, "g") == "V");
  CHECK(module.returns(f).size() == 1);
  const python::NodeId h = module.bindings(f, "h").front().node;
  CHECK(module.outer(h) == f);
  CHECK(module.returns(h).front() == kNoNode);
  const python::NodeId c = module.bindings(kNoNode, "C").front().node;
  CHECK(module.class_body(c).size() == 2);
  CHECK(kinds(module, "x") == "");
}

TEST_CASE("attributes that are assigned are kept") {
  const EnvModule module = of("a.b = 1\ndef f():\n    c.d.e = 2\n");
  REQUIRE(module.attribute_assignments().size() == 2);
  CHECK(module.attribute_assignments()[0].attribute == "b");
  CHECK(module.attribute_assignments()[0].function == kNoNode);
  CHECK(module.attribute_assignments()[1].attribute == "e");
  CHECK(module.attribute_assignments()[1].function != kNoNode);
}

TEST_CASE("relative imports count from the module, or from the package itself") {
  CHECK(of("").absolute("x.y") == "x.y");
  CHECK(of("").absolute(".y") == "app.sub.y");
  CHECK(of("").absolute("..y.z") == "app.y.z");
  CHECK(of("").absolute(".") == "app.sub");
  CHECK(of("").absolute("....y") == "");
  CHECK(of("", "app.sub", true).absolute(".y") == "app.sub.y");
  CHECK(of("", "").absolute(".y") == "");
  const EnvModule module = of("import a.b\nfrom .c import d\nfrom . import e\nfrom f import *\n");
  CHECK(module.imported() == std::vector<std::string>{"a.b", ".c", ".c.d", ".", ".e", "f"});
  CHECK(module.stars() == std::vector<std::string>{"f"});
}
