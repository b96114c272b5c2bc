#include "alembic/environment_config.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using migrate::source::MemorySource;

TEST_CASE("only files that speak of Alembic are read") {
  MemorySource source;
  source.add("tox.ini", "not even ini");
  source.add("app.ini", "[alembic]\nScript_Location = x\n");
  source.add("alembic.ini", "nonsense");
  source.add("a/pyproject.toml", "not even toml");
  source.add("b/pyproject.toml", "[tool.alembic]\nscript_location = 'x'\n");
  source.add("c/pyproject.toml", "[project]\ndependencies = ['alembic']\n");
  CHECK(!read_ini(source, "tox.ini").value());
  CHECK(read_ini(source, "app.ini").value());
  CHECK(!read_ini(source, "alembic.ini"));
  CHECK(!read_pyproject(source, "a/pyproject.toml").value());
  CHECK(read_pyproject(source, "b/pyproject.toml").value());
  CHECK(!read_pyproject(source, "c/pyproject.toml").value());
  const auto none = read_ini(source, "gone.ini");
  REQUIRE(!none);
  CHECK(none.error().kind == migrate::ErrorKind::kUndecidable);
}

TEST_CASE("a % in the folder's name is not taken for a reference") {
  MemorySource source;
  source.add("50%/alembic.ini", "[alembic]\nscript_location = %(here)s/db\n");
  ConfigFiles files;
  files.folder = "50%";
  files.ini = read_ini(source, "50%/alembic.ini").value();
  const auto configs = environments(source, files, "");
  REQUIRE(configs);
  REQUIRE(configs->size() == 1);
  CHECK(configs->front().script_location == "50%/db");
}

TEST_CASE("a section asked for must be there and say where its scripts are") {
  MemorySource source;
  source.add("alembic.ini", "[alembic]\nscript_location = db\n[other]\nx = 1\n");
  ConfigFiles files;
  files.ini = read_ini(source, "alembic.ini").value();
  CHECK(environments(source, files, "alembic"));
  CHECK(environments(source, files, "gone").error().message ==
        "alembic.ini has no section [gone].");
  CHECK(environments(source, files, "other").error().message ==
        "alembic.ini has no `script_location` in [other].");
}
