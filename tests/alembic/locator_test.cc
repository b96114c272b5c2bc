#include "alembic/locator.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;
using migrate::source::MemorySource;

TEST_CASE("here is an absolute path that only this program understands") {
  MemorySource source;
  source.add("app/db/x.py", "");
  const Locator locator(source, "app");
  const auto path = [&](const std::string& written) {
    return locator.locate(written).value().path;
  };
  CHECK(path(here_of("app") + "/db") == "app/db");
  CHECK(path(here_of("app") + "/../x") == "x");
  CHECK(path(here_of("")) == "");
  CHECK(locator.locate(here_of("app") + "/db").value().as_written == "%(here)s/db");
  CHECK(!locator.locate(here_of("app") + "/../../x").value().unreadable.empty());
}

TEST_CASE("a relative location is the folder's, unless only the root has it") {
  MemorySource source;
  source.add("app/db/x.py", "");
  source.add("db/x.py", "");
  source.add("top/x.py", "");
  const Locator locator(source, "app");
  CHECK(locator.locate("db").value().path == "app/db");
  CHECK(locator.locate("top").value().path == "top");
  CHECK(locator.locate("nowhere").value().path == "app/nowhere");
  CHECK(locator.locate("../top").value().path == "top");
  CHECK(locator.locate("nowhere").value().unreadable.empty());
}

TEST_CASE("packages are found from the root, src and the import paths, those first") {
  MemorySource source;
  source.add("src/pkg/x.py", "");
  source.add("lib/pkg/x.py", "");
  Locator locator(source, "");
  CHECK(locator.locate("pkg:db").value().path == "src/pkg/db");
  locator.add_import_paths({"lib", "../out"});
  CHECK(locator.locate("pkg:db").value().path == "lib/pkg/db");
  CHECK(!locator.locate("pkg:../../../db").value().unreadable.empty());
  CHECK(!locator.locate(":db").value().unreadable.empty());
}
