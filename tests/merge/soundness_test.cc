#include "merge/soundness.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "migrate/source/source.h"

using namespace migrate;

namespace {

// What is said about a history of these files (name, text); empty when it is sound.
std::string said(const std::vector<std::pair<std::string, std::string>>& files) {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/versions/__init__.py", "");
  for (const auto& [name, text] : files) source->add("db/versions/" + name, text);
  const Result<project::Project> project = project::load(source, {});
  REQUIRE(project.has_value());
  const Result<void> checked = merge::check_sound(project->histories.at(0));
  if (checked) return "";
  CHECK(checked.error().kind == ErrorKind::kUndecidable);
  return checked.error().message;
}

std::string revision(const std::string& id, const std::string& down, const std::string& more = "") {
  return "revision = '" + id + "'\ndown_revision = " + down + "\n" + more + "\n";
}

}  // namespace

TEST_CASE("a sound history, with or without revisions") {
  CHECK(said({}).empty());
  CHECK(said({{"a.py", revision("a", "None")}, {"b.py", revision("b", "'a'")}}).empty());
}

TEST_CASE("each kind of damage is named with its file") {
  const std::string end = ". What a new revision would follow is not certain.";
  CHECK(said({{"a.py", revision("a", "'z'")}}) ==
        "The history is broken: db/versions/a.py follows 'z', which no file has" + end);
  CHECK(said({{"a.py", revision("a", "None", "depends_on = 'z'")}}) ==
        "The history is broken: db/versions/a.py depends on 'z', which no file has" + end);
  CHECK(said({{"a.py", revision("a", "None")}, {"b.py", revision("a", "None")}}) ==
        "The history is broken: db/versions/a.py and db/versions/b.py have the same id" + end);
  CHECK(said({{"a.py", revision("a", "'a'")}}) ==
        "The history is broken: db/versions/a.py follows itself" + end);
  CHECK(said({{"a.py", revision("a", "None", "branch_labels = 'x'")},
              {"b.py", revision("b", "None", "branch_labels = 'x'")}}) ==
        "The history is broken: the label 'x' of db/versions/b.py is taken by db/versions/a.py" +
            end);
  CHECK(said({{"a.py", revision("a", "f()")}}) ==
        "db/versions/a.py computes its down_revision, which is not run" + end);
  CHECK(said({{"a.py", "revision = f()\ndown_revision = None\n"}}) ==
        "db/versions/a.py computes its revision, which is not run" + end);
  CHECK(said({{"a.py", revision("a", "None")}, {"helpers.py", "x = 1\n"}}) ==
        "db/versions/helpers.py is no revision, and Alembic stops at it" + end);
  CHECK(said({{"a.py", "revision = 'a'\n"}}) == "db/versions/a.py has no down_revision" + end);
}
