#include "project/unlisted.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace migrate;

namespace {

std::shared_ptr<source::MemorySource> environment() {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  source->add("db/versions/a.py", "revision = 'aaaa'\ndown_revision = None\n");
  return source;
}

project::History load(const std::shared_ptr<source::MemorySource>& source) {
  Result<project::Project> loaded = project::load(source, {});
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->histories.size() == 1);
  return std::move(loaded->histories.front());
}

}  // namespace

TEST_CASE("a folder where the history goes on makes the heads unknown") {
  const auto source = environment();
  source->add("db/versions/2026/expand/b.py", "revision = 'bbbb'\ndown_revision = 'aaaa'\n");
  const project::History history = load(source);
  CHECK_FALSE(history.complete());
  REQUIRE(history.unreadable.size() == 1);
  CHECK(history.unreadable[0].path == "db/versions/2026");
  CHECK(history.unreadable[0].reason.find("bbbb") != std::string::npos);

  // The lines of the hint do what they say.
  const std::vector<std::string>& hints = history.unreadable[0].hints;
  REQUIRE(hints.size() == 5);
  source->add("migrate.toml", hints[2] + "\n" + hints[3] + "\n" + hints[4] + "\n");
  const project::History whole = load(source);
  CHECK(whole.complete());
  CHECK(whole.graph.size() == 2);
}

TEST_CASE("an archive below a version location is left alone") {
  const auto source = environment();
  source->add("db/versions/archive/old.py", "revision = 'old2'\ndown_revision = 'old1'\n");
  source->add("db/versions/archive/copy.py", "revision = 'aaaa'\ndown_revision = None\n");
  source->add("db/versions/sql/helper.py", "x = 1\n");
  CHECK(load(source).complete());
}

TEST_CASE("a folder that is a version location itself is read, not reported") {
  const auto source = environment();
  source->add(
      "alembic.ini",
      "[alembic]\nscript_location = db\nversion_locations = db/versions db/versions/more\n");
  source->add("db/versions/more/b.py", "revision = 'bbbb'\ndown_revision = 'aaaa'\n");
  const project::History history = load(source);
  CHECK(history.complete());
  CHECK(history.graph.size() == 2);
}
