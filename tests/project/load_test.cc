#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "support/temp_dir.h"

using namespace migrate;
using project::History;
using project::Project;
using source::EntryKind;
using source::MemorySource;

namespace {

std::string revision(const std::string& id, const std::string& down) {
  return "\"\"\"message\n\nRevision ID: " + id + "\nRevises: " + down + "\n\"\"\"\nrevision = \"" +
         id + "\"\ndown_revision = " + (down.empty() ? "None" : "\"" + down + "\"") +
         "\n\n\ndef upgrade():\n    pass\n";
}

std::shared_ptr<MemorySource> environment() {
  auto source = std::make_shared<MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  return source;
}

Project loaded(const std::shared_ptr<MemorySource>& source,
               const project::LoadOptions& options = {}) {
  Result<Project> result = project::load(source, options);
  REQUIRE(result.has_value());
  return *std::move(result);
}

History load_one(const std::shared_ptr<MemorySource>& source) {
  Project all = loaded(source);
  REQUIRE(all.histories.size() == 1);
  return std::move(all.histories.front());
}

}  // namespace

TEST_CASE("a history is read, its files by path and its graph by id") {
  const auto source = environment();
  source->add("db/versions/b.py", revision("bbb", "aaa"));
  source->add("db/versions/a.py", revision("aaa", ""));
  const History history = load_one(source);
  REQUIRE(history.files.size() == 2);
  CHECK(history.files[0].path == "db/versions/a.py");
  CHECK(history.complete());
  const auto head = history.graph.find("bbb");
  REQUIRE(head.has_value());
  CHECK(history.graph.heads() == std::vector<graph::NodeIndex>{*head});
  CHECK(history.file(*head).path == "db/versions/b.py");
}

TEST_CASE("files that Alembic skips are skipped, and folders below are left alone") {
  const auto source = environment();
  source->add("db/versions/a.py", revision("aaa", ""));
  source->add("db/versions/__init__.py", "");
  source->add("db/versions/.#a.py", "");
  source->add("db/versions/notes.txt", "");
  source->add("db/versions/old/b.py", revision("bbb", "aaa"));
  CHECK(load_one(source).files.size() == 1);
}

TEST_CASE("recursive_version_locations takes the folders below") {
  const auto source = environment();
  source->add("alembic.ini",
              "[alembic]\nscript_location = db\nrecursive_version_locations = true\n");
  source->add("db/versions/a.py", revision("aaa", ""));
  source->add("db/versions/2026/11/b.py", revision("bbb", "aaa"));
  source->add("db/versions/__pycache__/c.py", revision("ccc", "aaa"));
  CHECK(load_one(source).files.size() == 2);
}

TEST_CASE(
    "a link, a conflict and an unknown down_revision leave the history incomplete, the rest "
    "stands") {
  const auto source = environment();
  source->add("db/versions/a.py", revision("aaa", ""));
  source->add("db/versions/link.py", "a.py", EntryKind::kSymlink);
  source->add("db/versions/merge.py", "", EntryKind::kConflict);
  const History history = load_one(source);
  CHECK(history.files.size() == 1);
  REQUIRE(history.unreadable.size() == 2);
  CHECK(history.unreadable[0].path == "db/versions/link.py");
  CHECK(history.unreadable[1].problem == source::ReadProblem::kConflict);
  CHECK_FALSE(history.complete());

  const auto computed = environment();
  computed->add("db/versions/a.py", "revision = 'aaa'\ndown_revision = find_parent()\n");
  CHECK_FALSE(load_one(computed).complete());
}

TEST_CASE("a file without an id has no node, unless its name is one as before Alembic 0.2") {
  const auto source = environment();
  source->add("db/versions/1a2b.py", "down_revision = None\n");
  source->add("db/versions/helpers.py", "x = 1\n");
  const History history = load_one(source);
  REQUIRE(history.files.size() == 2);
  CHECK(history.files[0].node.has_value());
  CHECK(history.graph.find("1a2b").has_value());
  CHECK_FALSE(history.files[1].node.has_value());
}

TEST_CASE("no history at all is not an error") {
  const auto source = std::make_shared<MemorySource>();
  source->add("README", "");
  CHECK(loaded(source).histories.empty());
}

namespace {

// A source like a working tree: it knows stamps instead of object names. Counts what is read of its
// revisions.
class StampedSource : public MemorySource {
 public:
  Result<std::vector<source::Entry>> list(std::string_view directory) const override {
    Result<std::vector<source::Entry>> entries = MemorySource::list(directory);
    for (source::Entry& entry : *entries) entry.id.reset();
    return entries;
  }
  std::optional<git::ObjectId> stamp(std::string_view path) const override {
    return git::hash_blob(std::string(path) + age);
  }
  source::Content read(std::string_view path) const override {
    if (path.ends_with("revision.py")) ++reads;
    return MemorySource::read(path);
  }

  std::string age;
  mutable int reads = 0;
};

}  // namespace

TEST_CASE("a file that was not touched is not read again") {
  const testing::TempDir dir;
  const auto source = std::make_shared<StampedSource>();
  source->add("db/env.py", "");
  source->add("db/script.py.mako", "");
  source->add("db/versions/revision.py", revision("aaa", ""));
  project::LoadOptions options;
  options.cache_dir = dir.path();
  CHECK(loaded(source, options).histories.at(0).graph.find("aaa").has_value());
  CHECK(source->reads == 1);
  CHECK(loaded(source, options).histories.at(0).graph.find("aaa").has_value());
  CHECK(source->reads == 1);
  source->age = "touched";
  CHECK(loaded(source, options).histories.at(0).complete());
  CHECK(source->reads == 2);
  options.use_cache = false;
  CHECK(loaded(source, options).histories.at(0).complete());
  CHECK(source->reads == 3);
}
