#include <doctest/doctest.h>

#include "alembic/env_resolver.h"
#include "alembic/env_source.h"

using namespace migrate::alembic;

namespace {

std::string convention(const std::string& text, std::string_view name = "m") {
  EnvSource env(
      "from sqlalchemy import MetaData\nfrom sqlalchemy.orm import *\n"
      "from sqlalchemy.orm import DeclarativeBase, declarative_base, registry\n" +
      text);
  return EnvSource::shown(env.resolver.naming_convention(env.value(name)));
}

}  // namespace

TEST_CASE("the convention of a MetaData") {
  CHECK(convention("m = MetaData()\n") == "{}");
  CHECK(convention("m = MetaData(schema='x', naming_convention={'pk': 'p'})\n") == "{pk:p,}");
  CHECK(convention("m = MetaData(naming_convention=None)\n") == "{}");
  CHECK(convention("m = MetaData(**{'naming_convention': {'pk': 'p'}})\n") == "{pk:p,}");
  CHECK(convention("m = MetaData(naming_convention=vendor())\n").substr(0, 1) == "?");
  CHECK(convention("m = None\n") == "{}");
  CHECK(convention("m = [MetaData(naming_convention={'pk': 'p'})]\n") == "{}");
  CHECK(convention("m = 'x'\n") == "? it is computed");
}

TEST_CASE("attributes that are set later count") {
  CHECK(convention("m = MetaData()\nm.naming_convention = {'pk': 'p'}\n") == "{pk:p,}");
  CHECK(convention("m = MetaData()\nother = MetaData()\nother.naming_convention = {'pk': 'p'}\n") ==
        "{}");
  CHECK(convention("m = MetaData()\nm.naming_convention = {'pk': 'p'}\n"
                   "m.naming_convention = {'pk': 'q'}\n") == "? it is set in several places");
  CHECK(convention("m = MetaData()\nimport vendor\nvendor.naming_convention = {'pk': 'p'}\n") ==
        "{}");
  CHECK(convention("m = MetaData()\ndef f(x): x.naming_convention = {'pk': 'p'}\n") ==
        "? it is set in several places");
}

TEST_CASE("classes inherit their metadata") {
  const std::string base =
      "class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention={'pk': 'p'})\n";
  CHECK(convention(base + "class User(Base): pass\nm = User.metadata\n") == "{pk:p,}");
  CHECK(convention(base + "class Mixin: pass\nclass User(Mixin, Base): pass\n"
                          "m = User.metadata\n") == "{pk:p,}");
  CHECK(convention("class A(B): pass\nclass B(A): pass\nm = A.metadata\n").substr(0, 1) == "?");
  CHECK(convention("class A: pass\nm = A.metadata\n") == "? no class has it");
}
