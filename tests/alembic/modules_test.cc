#include "migrate/alembic/modules.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace migrate;
using namespace migrate::alembic;
using source::MemorySource;

namespace {

using Names = std::vector<std::string>;

// The path that a name leads to; "" when the project has no such module.
std::string path(Modules& modules, std::string_view name) {
  const auto found = modules.find(name);
  if (!found) return "";
  REQUIRE(found->module != nullptr);
  return found->path + (found->package ? " (package)" : "");
}

}  // namespace

TEST_CASE("modules and packages are found in the first root that has them") {
  MemorySource source;
  source.add("lib/app/__init__.py", "x = 1\n");
  source.add("lib/app/models.py", "");
  source.add("lib/app/sub/__init__.py", "");
  source.add("lib/app/sub/types.py", "");
  source.add("app.py", "");
  source.add("other.py", "");
  Modules modules(source, {"lib", ""});
  CHECK(path(modules, "app") == "lib/app/__init__.py (package)");
  CHECK(path(modules, "app.models") == "lib/app/models.py");
  CHECK(path(modules, "app.sub") == "lib/app/sub/__init__.py (package)");
  CHECK(path(modules, "app.sub.types") == "lib/app/sub/types.py");
  CHECK(path(modules, "other") == "other.py");
  CHECK(path(modules, "app.gone") == "");
  CHECK(path(modules, "sqlalchemy") == "");
  CHECK(path(modules, "other.models") == "");
  CHECK(modules.find("app")->module == modules.find("app")->module);
}

TEST_CASE("a package stands before a module of its name") {
  MemorySource source;
  source.add("app/__init__.py", "");
  source.add("app.py", "");
  Modules modules(source, {""});
  CHECK(path(modules, "app") == "app/__init__.py (package)");
}

TEST_CASE("a folder without __init__.py counts when nothing else has the name") {
  MemorySource source;
  source.add("a/app/models.py", "");
  source.add("b/app/__init__.py", "");
  source.add("a/tools/db/x.py", "");
  source.add("a/docs/index.txt", "");
  Modules modules(source, {"a", "b"});
  CHECK(path(modules, "app") == "b/app/__init__.py (package)");
  CHECK(path(modules, "app.models") == "");
  CHECK(path(modules, "tools.db.x") == "a/tools/db/x.py");
  CHECK(path(modules, "tools.db") == "a/tools/db (package)");
  CHECK(path(modules, "docs") == "");

  source.add("a/alembic/env.py", "");
  CHECK(path(modules, "alembic") == "");
  CHECK(path(modules, "alembic.env") == "");
}

TEST_CASE("nothing outside is followed, and no odd name is looked up") {
  MemorySource source;
  source.add("app.py", "", source::EntryKind::kSymlink);
  source.add("lib", "", source::EntryKind::kSubmodule);
  source.add("x/y.py", "");
  Modules modules(source, {""});
  for (const char* name : {"app", "lib.x", "", ".", "..x", "x..y", "x/y", "x.y.", "/etc/passwd"})
    CHECK_MESSAGE(path(modules, name) == "", name);
  CHECK(path(modules, "x.y") == "x/y.py");
}

TEST_CASE("a file that is too large is not read") {
  MemorySource source;
  source.add("big.py", std::string(Modules::kMaxModuleBytes + 1, '#'));
  source.add("broken.py", "a = = 1\n");
  Modules modules(source, {""});
  CHECK(path(modules, "big") == "");
  CHECK(path(modules, "broken") == "broken.py");
}

TEST_CASE("the roots of a history") {
  MemorySource source;
  source.add("alembic.ini",
             "[alembic]\nscript_location = backend/app/migrations\nprepend_sys_path = backend\n");
  source.add("backend/app/__init__.py", "");
  source.add("backend/app/migrations/env.py", "");
  const auto histories = discover(source, {});
  REQUIRE(histories);
  REQUIRE(histories->size() == 1);
  CHECK(import_roots(source, histories->front()) == Names{"backend", "", "src"});

  // Found by its shape: no configuration says anything.
  HistoryConfig config;
  config.script_location = "one/two/migrations";
  CHECK(import_roots(source, config) == Names{"", "src", "one", "one/two"});
}

TEST_CASE("the name of a file") {
  MemorySource source;
  const Modules modules(source, {"src", ""});
  CHECK(modules.name_of("src/app/models.py") == "app.models");
  CHECK(modules.name_of("src/app/__init__.py") == "app");
  CHECK(modules.name_of("tools/x.py") == "tools.x");
  CHECK(modules.name_of("tools/x.txt") == "");
  CHECK(modules.name_of("migrations/versions/1.2_x.py") == "");
}
