#include "merge/forecast_merged.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "migrate/source/source.h"

using namespace migrate;
using merge::FileChange;
using merge::Merged;

namespace {

std::string text(const std::string& id, const std::string& down) {
  return "\"\"\"about " + id + "\"\"\"\nrevision = '" + id +
         "'\ndown_revision = " + (down.empty() ? "None" : "'" + down + "'") + "\n";
}

// v/a.py, v/b.py and v/c.py in one line.
project::Project make_base() {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\nversion_locations = v\n");
  source->add("db/env.py", "");
  source->add("v/a.py", text("a", ""));
  source->add("v/b.py", text("b", "a"));
  source->add("v/c.py", text("c", "b"));
  auto loaded = project::load(source, {});
  REQUIRE(loaded.has_value());
  REQUIRE(loaded->histories.size() == 1);
  return *std::move(loaded);
}

FileChange change(const std::string& path, FileChange::State state, const std::string& content) {
  FileChange change;
  change.path = path;
  change.state = state;
  change.header = std::make_shared<python::RevisionHeader>(python::parse_header(content));
  return change;
}

// "id(path)" of each file in order, with "+" where the change has it.
std::string shown(const Merged& merged) {
  std::string all;
  for (graph::NodeIndex node = 0; node < merged.graph.size(); ++node)
    all += merged.graph.node(node).id + "(" + *merged.files[node].path + ")" +
           (merged.files[node].from_ref ? "+ " : " ");
  return all;
}

}  // namespace

TEST_CASE("files of the change stand beside those of the base, by path") {
  const project::Project base = make_base();
  const project::History& history = base.histories.front();
  using State = FileChange::State;
  CHECK(shown(merge::merge(history, {})) == "a(v/a.py) b(v/b.py) c(v/c.py) ");
  const std::vector<FileChange> changes = {
      change("v/a.py", State::kRemoved, ""),
      change("v/aa.py", State::kThere, text("x", "a")),
      change("v/b.py", State::kThere, text("b", "x")),
      change("v/d.py", State::kThere, "revision = name()\n"),
      change("v/e.py", State::kThere, text("e", "c")),
  };
  const Merged merged = merge::merge(history, changes);
  CHECK(shown(merged) == "x(v/aa.py)+ b(v/b.py)+ c(v/c.py) e(v/e.py)+ ");
  CHECK(merged.graph.node(*merged.graph.find("b")).down == std::vector<std::string>{"x"});
}

TEST_CASE("what becomes of a file is not known: the base's stands in for it") {
  const project::Project base = make_base();
  for (const auto state : {FileChange::State::kUnreadable, FileChange::State::kConflict}) {
    const std::vector<FileChange> changes = {change("v/b.py", state, "")};
    CHECK(shown(merge::merge(base.histories.front(), changes)) == "a(v/a.py) b(v/b.py) c(v/c.py) ");
  }
}

TEST_CASE("a revision as it is shown") {
  const project::Project base = make_base();
  const Merged merged = merge::merge(base.histories.front(), {});
  const merge::Revision shown = revision_of(merged.graph.node(1), merged.files[1]);
  CHECK(shown.id == "b");
  CHECK(shown.path == "v/b.py");
  CHECK(shown.message == "about b");
}
