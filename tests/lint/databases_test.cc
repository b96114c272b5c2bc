#include "migrate/lint/databases.h"

#include <doctest/doctest.h>

#include "world.h"

using namespace migrate;  // NOLINT: the test's own subject

namespace {

std::string mentioned(const std::string& env, const std::string& body) {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", env);
  source->add("db/script.py.mako", "");
  source->add("db/versions/a.py", testing::revision("a1", "", body));
  const auto project = project::load(source, {});
  REQUIRE(project);
  std::string names;
  for (const lint::Database& database :
       lint::mentioned_databases(*source, project->histories.at(0)))
    names += database.dialect + " ";
  return names;
}

}  // namespace

TEST_CASE("databases are those that are mentioned, PostgreSQL where none is") {
  CHECK(mentioned("", "pass") == "postgresql ");
  CHECK(mentioned("url = 'mysql+pymysql://x'", "pass") == "mysql ");
  CHECK(mentioned("", "sqlite = postgresql.JSONB()") == "postgresql sqlite ");
}

TEST_CASE("batch mode alone is a sign of SQLite") {
  CHECK(mentioned("", "op.batch_alter_table('a')") == "sqlite ");
  CHECK(mentioned("", "op.batch_alter_table('a', postgresql_x=1)") == "postgresql ");
}
