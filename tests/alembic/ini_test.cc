#include "alembic/ini.h"

#include <doctest/doctest.h>

#include <string>

using migrate::alembic::Ini;

namespace {

Ini parse(std::string_view text) {
  auto ini = Ini::parse(text, "alembic.ini");
  REQUIRE(ini);
  return *std::move(ini);
}

std::string value(const Ini& ini, std::string_view section, std::string_view key) {
  const auto got = ini.get(section, key);
  REQUIRE(got);
  return got->value_or("<none>");
}

std::string error_of(std::string_view text) {
  const auto ini = Ini::parse(text, "alembic.ini");
  REQUIRE(!ini);
  CHECK(ini.error().kind == migrate::ErrorKind::kConfig);
  return ini.error().message;
}

}  // namespace

TEST_CASE("sections, both delimiters, comments and keys of any case") {
  const Ini ini = parse(
      "# comment\n; comment\n[alembic]\nScript_Location = a\nurl: b=c # not a comment\nempty =\n"
      "[other]\nx=1\r\ny=2\rz=3\n");
  CHECK(value(ini, "alembic", "script_location") == "a");
  CHECK(value(ini, "alembic", "url") == "b=c # not a comment");
  CHECK(value(ini, "alembic", "empty").empty());
  CHECK(value(ini, "other", "y") == "2");
  CHECK(value(ini, "other", "z") == "3");
  CHECK(value(ini, "other", "nothing") == "<none>");
  CHECK(ini.line_of("alembic", "url") == 5);
  REQUIRE(ini.sections().size() == 2);
  CHECK(ini.sections()[1].name == "other");
}

TEST_CASE("a deeper line continues a value, comments in it are left out, blank lines stay") {
  const Ini ini = parse("[a]\nv =\n  one\n  # no\n\n  two\n\n\nw = x\n");
  CHECK(value(ini, "a", "v") == "\none\n\ntwo");
  CHECK(value(ini, "a", "w") == "x");
}

TEST_CASE("[DEFAULT] and initial values lie below every section and interpolate from it") {
  Ini ini =
      parse("[DEFAULT]\nroot = %(here)s/x\n[a]\nv = %(ROOT)s/%%d\n[b]\nroot = own\nv = %(root)s\n");
  ini.set_initial("here", "/h");
  CHECK(value(ini, "a", "v") == "/h/x/%d");
  CHECK(value(ini, "b", "v") == "own");
  CHECK(value(ini, "a", "root") == "/h/x");
}

TEST_CASE("what ConfigParser refuses is refused with its line") {
  CHECK(error_of("v = 1\n") == "alembic.ini:1: There is a value before the first [section].");
  CHECK(error_of("[a]\nnonsense\n") == "alembic.ini:2: `nonsense` is no `key = value`.");
  CHECK(error_of("[a]\n[a]\n") == "alembic.ini:2: The section [a] is already there, at line 1.");
  CHECK(error_of("[a]\nv=1\nV=2\n") ==
        "alembic.ini:3: The option `v` is already there, at line 2.");
  CHECK(error_of("[a]\n=1\n") == "alembic.ini:2: There is no key before the delimiter.");
  CHECK(error_of("[a]\nv=\xff\n") == "alembic.ini:1: The file is not UTF-8.");
}

TEST_CASE("interpolation is strict and bounded") {
  const Ini ini = parse("[a]\nx = 50%\ny = %(nothing)s\nz = %(z)s\nt = %(x\n");
  for (const char* key : {"x", "y", "z", "t"}) {
    const auto got = ini.get("a", key);
    REQUIRE(!got);
    CHECK(got.error().message.find("alembic.ini:") == 0);
  }

  std::string bomb = "[a]\nk0 = " + std::string(100, 'x') + "\n";
  for (int i = 1; i < 10; ++i) {
    bomb += "k" + std::to_string(i) + " = ";
    for (int k = 0; k < 10; ++k) bomb += "%(k" + std::to_string(i - 1) + ")s";
    bomb += "\n";
  }
  CHECK(!parse(bomb).get("a", "k9"));
}
