#include "merge/forecast_judge.h"

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "migrate/project/project.h"

using namespace migrate;
using merge::BaseHistory;
using merge::FileChange;
using merge::HistoryVerdict;
using merge::Verdict;

namespace {

std::string text(const std::string& id, const std::string& down, const std::string& labels = "") {
  std::string result = "revision = '" + id + "'\ndown_revision = ";
  result += down.empty() ? "None" : down.find('(') == 0 ? down : "'" + down + "'";
  if (!labels.empty()) result += "\nbranch_labels = '" + labels + "'";
  return result + "\n";
}

// Revisions as (id, down_revision, label), each in v/<id>.py.
struct Base {
  explicit Base(const std::vector<std::array<std::string, 3>>& revisions) {
    auto source = std::make_shared<source::MemorySource>();
    source->add("alembic.ini", "[alembic]\nscript_location = db\nversion_locations = v\n");
    source->add("db/env.py", "");
    source->add("v/__init__.py", "");
    for (const auto& [id, down, label] : revisions)
      source->add("v/" + id + ".py", text(id, down, label));
    auto loaded = project::load(source, {});
    REQUIRE(loaded.has_value());
    project = *std::move(loaded);
    REQUIRE(project.histories.size() == 1);
  }
  HistoryVerdict judge(const std::vector<FileChange>& changes) const {
    return BaseHistory(project.histories.front()).judge(changes);
  }
  HistoryVerdict alone() const { return BaseHistory(project.histories.front()).alone(); }

  project::Project project;
};

FileChange file(const std::string& name, const std::string& content) {
  FileChange change;
  change.path = "v/" + name;
  change.header = std::make_shared<python::RevisionHeader>(python::parse_header(content));
  return change;
}
FileChange add(const std::string& id, const std::string& down, const std::string& label = "") {
  return file(id + ".py", text(id, down, label));
}
FileChange state(const std::string& id, FileChange::State state) {
  FileChange change;
  change.path = "v/" + id + ".py";
  change.state = state;
  change.reason = "It is not here.";
  return change;
}

const Base& chain() {  // a <- b <- c
  static const Base base({{"a", "", ""}, {"b", "a", ""}, {"c", "b", ""}});
  return base;
}

}  // namespace

TEST_CASE("a revision on the head is fine") {
  const HistoryVerdict verdict = chain().judge({add("d", "c")});
  CHECK(verdict.verdict == Verdict::kFine);
  REQUIRE(verdict.added.size() == 1);
  CHECK(verdict.added.front().id == "d");
  CHECK(verdict.added.front().parents == std::vector<std::string>{"c"});
  CHECK(verdict.heads == std::vector<std::string>{"d"});
  CHECK(chain().judge({}).verdict == Verdict::kNothingNew);
}

TEST_CASE("a revision on an older one forks, and the fork point and the base's side are told") {
  const HistoryVerdict verdict = chain().judge({add("d", "a"), add("e", "d")});
  CHECK(verdict.verdict == Verdict::kFork);
  CHECK(verdict.fork_point == "a");
  CHECK(verdict.heads == std::vector<std::string>{"c", "e"});
  CHECK(verdict.base_side_count == 2);
  REQUIRE(verdict.base_side.size() == 2);
  CHECK(verdict.base_side.front().id == "b");
}

TEST_CASE("two heads of the ref's own fork, and joining them does not") {
  const HistoryVerdict fork = chain().judge({add("d", "c"), add("e", "c")});
  CHECK(fork.verdict == Verdict::kFork);
  CHECK(fork.fork_point == "c");
  CHECK(fork.base_side_count == 0);
  CHECK(chain().judge({add("d", "c"), add("e", "c"), add("f", "('d', 'e')")}).verdict ==
        Verdict::kFine);
}

TEST_CASE("a ref is not blamed for the heads that the base has") {
  const Base base({{"a", "", ""}, {"b", "a", ""}, {"c", "a", ""}});
  CHECK(base.alone().verdict == Verdict::kFork);
  CHECK(base.judge({add("d", "b")}).verdict == Verdict::kFine);
  CHECK(base.judge({add("d", "('b', 'c')")}).verdict == Verdict::kFine);
  CHECK(base.judge({add("d", "a")}).verdict == Verdict::kFork);
}

TEST_CASE("heads with different branch labels are meant to be apart") {
  CHECK(chain().judge({add("d", "b", "other")}).verdict == Verdict::kFine);
  const Base base({{"a", "", "x"}, {"b", "", "y"}});
  CHECK(base.alone().verdict == Verdict::kNothingNew);
  CHECK(base.judge({add("c", "a")}).verdict == Verdict::kFine);
  CHECK(base.judge({add("c", "a"), add("d", "a")}).verdict == Verdict::kFork);
}

TEST_CASE("a second beginning forks, and has no fork point") {
  const HistoryVerdict verdict = chain().judge({add("z", "")});
  CHECK(verdict.verdict == Verdict::kFork);
  CHECK(verdict.fork_point.empty());
}

TEST_CASE("a landed revision is neither deleted nor re-parented nor changed") {
  const auto sole = [](const HistoryVerdict& verdict) {
    CHECK(verdict.verdict == Verdict::kBroken);
    REQUIRE(verdict.landed_edits.size() == 1);
    return verdict.landed_edits.front();
  };
  using Kind = merge::LandedEdit::Kind;
  CHECK(sole(chain().judge({state("c", FileChange::State::kRemoved)})) ==
        merge::LandedEdit{Kind::kDeleted, "c", "v/c.py"});
  CHECK(sole(chain().judge({file("c.py", text("d", "b"))})).kind == Kind::kDeleted);
  CHECK(sole(chain().judge({add("c", "a")})).kind == Kind::kReparented);
  FileChange changed = add("c", "b");
  changed.body = FileChange::Body::kChanged;
  CHECK(sole(chain().judge({changed})).kind == Kind::kChanged);
  changed.body = FileChange::Body::kUnknown;
  CHECK(chain().judge({changed}).verdict == Verdict::kCannotTell);
  // Moved, and what may be in a file whose id is not known.
  CHECK(chain()
            .judge({state("c", FileChange::State::kRemoved), file("moved.py", text("c", "b"))})
            .verdict == Verdict::kFine);
  CHECK(chain()
            .judge({state("c", FileChange::State::kRemoved),
                    file("d.py", "revision = make()\ndown_revision = 'b'\n")})
            .landed_edits.empty());
  // A link of the base that leads nowhere has to be put right.
  const Base lost({{"a", "", ""}, {"b", "lost", ""}});
  CHECK(lost.judge({add("b", "a")}).landed_edits.empty());
}

TEST_CASE("a deletion can break a link") {
  const HistoryVerdict broken = chain().judge({state("b", FileChange::State::kRemoved)});
  CHECK(broken.verdict == Verdict::kBroken);
  CHECK(broken.removed == std::vector<std::string>{"v/b.py"});
  REQUIRE(broken.reasons.size() == 2);
  CHECK(broken.reasons.front() == "`c` (v/c.py) follows `b`, which no file here defines.");
  CHECK(broken.reasons.back() ==
        "It deletes `b` (v/b.py), which has landed; databases stamped with it cannot be upgraded.");
}

TEST_CASE("missing parents, cycles and files that are no revision break") {
  CHECK(chain().judge({add("d", "nowhere")}).verdict == Verdict::kBroken);
  CHECK(chain().judge({add("a", "c")}).verdict == Verdict::kBroken);
  CHECK(chain().judge({file("helpers.py", "x = 1\n")}).verdict == Verdict::kBroken);
}

TEST_CASE("what is wrong in the base is not said of the ref") {
  const Base base({{"b", "lost", ""}});
  CHECK(base.alone().verdict == Verdict::kBroken);
  CHECK(base.judge({add("c", "b")}).verdict == Verdict::kFine);
}

TEST_CASE("an id in two files is a duplicate") {
  const HistoryVerdict verdict = chain().judge({file("other.py", text("c", "b"))});
  CHECK(verdict.verdict == Verdict::kDuplicateId);
  CHECK(verdict.reasons.front() == "`c` is the id of both v/c.py and v/other.py.");
}

TEST_CASE("a conflict is a conflict") {
  const HistoryVerdict verdict = chain().judge({state("c", FileChange::State::kConflict)});
  CHECK(verdict.verdict == Verdict::kConflict);
  CHECK(verdict.conflicts == std::vector<std::string>{"v/c.py"});
  CHECK(verdict.heads.empty());
}

TEST_CASE("what is not known is only said where it matters") {
  CHECK(chain().judge({state("d", FileChange::State::kUnreadable)}).verdict ==
        Verdict::kCannotTell);
  CHECK(chain().judge({file("d.py", "revision = make()\ndown_revision = 'c'\n")}).verdict ==
        Verdict::kCannotTell);
  const std::string computed = "revision = 'd'\ndown_revision = find()\n";
  CHECK(chain().judge({file("d.py", computed)}).verdict == Verdict::kCannotTell);
  // The unknown parents are above the only head: nothing can be hidden.
  CHECK(chain().judge({file("b.py", "revision = 'b'\ndown_revision = find()\n")}).verdict ==
        Verdict::kCannotTell);
  const Base base({{"a", "", ""}, {"b", "('a', 'a')", ""}});
  CHECK(base.judge({add("c", "b")}).verdict == Verdict::kFine);
}
