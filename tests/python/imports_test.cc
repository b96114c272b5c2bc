#include "python/imports.h"

#include <doctest/doctest.h>

#include <string>

using namespace migrate::python;

namespace {

std::string shown(const std::string& code) {
  std::string out;
  for (const SimpleStatement& statement : simple_statements(code))
    for (const ImportedName& imported : imported_names(code, statement))
      out += std::string(imported.name) + "=" + imported.origin + " ";
  return out;
}

}  // namespace

TEST_CASE("what an import binds") {
  CHECK(shown("import a\n") == "a=a ");
  CHECK(shown("import a.b, c.d as e\n") == "a=a e=c.d ");
  CHECK(shown("from a.b import c, d as e\n") == "c=a.b.c e=a.b.d ");
  CHECK(shown("from a import (\n  b,\n  c,\n)\n") == "b=a.b c=a.c ");
  CHECK(shown("from . import a\nfrom ..b import c\n") == "a=.a c=..b.c ");
  CHECK(shown("from a import *\n") == "*=a.* ");
  CHECK(shown("from __future__ import annotations\n") == "");
  CHECK(shown("x = 1\n") == "");
}

TEST_CASE("imports that are cut off") {
  for (const char* code : {"import", "from", "from a", "from a import", "from a import (",
                           "import a as", "from a import b as", "import a,", "from a import b,"}) {
    CAPTURE(code);
    for (const SimpleStatement& statement : simple_statements(code))
      CHECK(imported_names(code, statement).size() <= 2);
  }
}

TEST_CASE("a name that two imports bind has no one origin") {
  const std::string code = "import a as x\nif b:\n  import c as x\nimport d\nimport d\n";
  const Imports imports(code, simple_statements(code));
  CHECK(imports.origin("x") == "");
  CHECK(imports.from_several("x"));
  CHECK(imports.origin("d") == "d");
  CHECK_FALSE(imports.from_several("d"));
  CHECK(imports.origin("e") == "");
  CHECK_FALSE(imports.from_several("e"));
}
