#include "migrate/merge/new_revision.h"

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "migrate/source/source.h"

using namespace migrate;
using merge::RevisionRequest;

namespace {

std::shared_ptr<source::MemorySource> environment() {
  auto source = std::make_shared<source::MemorySource>();
  source->add("alembic.ini", "[alembic]\nscript_location = db\n");
  source->add("db/env.py", "");
  source->add("db/script.py.mako",
              "\"\"\"${message}\"\"\"\nrevision = ${repr(up_revision)}\ndown_revision = "
              "${repr(down_revision)}\n"
              "branch_labels = ${repr(branch_labels)}\ndepends_on = ${repr(depends_on)}\n");
  return source;
}

void add(source::MemorySource& source, const std::string& id, const std::string& down,
         const std::string& label = "") {
  source.add("db/versions/" + id + ".py",
             "revision = '" + id + "'\ndown_revision = " + down +
                 (label.empty() ? "" : "\nbranch_labels = ('" + label + "',)") + "\n");
}

struct Loaded {
  std::shared_ptr<source::MemorySource> source;
  project::Project project;

  const project::History& history() const { return project.histories.front(); }
  Result<merge::PlannedRevision> plan(const RevisionRequest& request) const {
    return merge::plan_revision(*source, history(), request);
  }
};

Loaded load(std::shared_ptr<source::MemorySource> source) {
  Result<project::Project> project = project::load(source, {});
  REQUIRE(project.has_value());
  REQUIRE(project->histories.size() == 1);
  return {std::move(source), *std::move(project)};
}

Loaded two_heads() {
  auto source = environment();
  add(*source, "aaaa", "None");
  add(*source, "bbbb", "'aaaa'");
  add(*source, "cccc", "'aaaa'");
  return load(std::move(source));
}

RevisionRequest request(std::vector<std::string> heads, std::string rev_id = "ffff") {
  RevisionRequest result;
  result.message = "join";
  result.heads = std::move(heads);
  result.rev_id = std::move(rev_id);
  return result;
}

template <typename T>
ErrorKind kind_of(const Result<T>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().kind;
}

}  // namespace

TEST_CASE("a merge revision follows the heads in the order they were named") {
  const Loaded loaded = two_heads();
  const auto planned = loaded.plan(request({"cccc", "bbbb"}));
  REQUIRE(planned.has_value());
  CHECK(planned->parents == std::vector<std::string>{"cccc", "bbbb"});
  CHECK(planned->file.path == "db/versions/ffff_join.py");
  CHECK(planned->file.after.find("down_revision = ('cccc', 'bbbb')\n") != std::string::npos);
}

TEST_CASE("what Alembic refuses is refused") {
  const Loaded loaded = two_heads();
  CHECK(kind_of(loaded.plan(request({"head"}))) == ErrorKind::kUsage);          // two heads
  CHECK(kind_of(loaded.plan(request({"bbbb", "bbbb"}))) == ErrorKind::kUsage);  // twice
  CHECK(kind_of(loaded.plan(request({"aaaa"}))) == ErrorKind::kUsage);          // no head
  CHECK(kind_of(loaded.plan(request({"zzzz"}))) == ErrorKind::kUsage);          // unknown
  CHECK(kind_of(loaded.plan(request({"bbbb"}, "a@b"))) == ErrorKind::kUsage);  // reserved character
  CHECK(kind_of(loaded.plan(request({"bbbb"}, "cccc"))) == ErrorKind::kUsage);  // taken
  RevisionRequest spliced = request({"aaaa"});
  spliced.splice = true;
  CHECK(loaded.plan(spliced).has_value());
  RevisionRequest labelled = request({"bbbb"});
  labelled.branch_labels = {"cccc"};
  CHECK(kind_of(loaded.plan(labelled)) == ErrorKind::kUsage);  // a label that is an id
}

TEST_CASE("dependencies are written as full ids, labels as they are") {
  auto source = environment();
  add(*source, "aaaabbbb", "None", "core");
  add(*source, "ccccdddd", "None");
  const Loaded loaded = load(std::move(source));
  RevisionRequest wanted = request({"ccccdddd"});
  wanted.depends_on = {"aaaab"};
  auto planned = loaded.plan(wanted);
  REQUIRE(planned.has_value());
  CHECK(planned->file.after.find("depends_on = 'aaaabbbb'\n") != std::string::npos);
  wanted.depends_on = {"core"};
  planned = loaded.plan(wanted);
  REQUIRE(planned.has_value());
  CHECK(planned->file.after.find("depends_on = 'core'\n") != std::string::npos);
}

TEST_CASE("a broken or partly unknown history gets no new revision") {
  auto broken = environment();
  add(*broken, "aaaa", "'gone'");
  CHECK(kind_of(load(std::move(broken)).plan(request({"aaaa"}))) == ErrorKind::kUndecidable);
  auto unknown = environment();
  add(*unknown, "aaaa", "compute()");
  CHECK(kind_of(load(std::move(unknown)).plan(request({"aaaa"}))) == ErrorKind::kUndecidable);
}

TEST_CASE("the heads to merge are chosen where there is one obvious set") {
  CHECK(merge::choose_heads(two_heads().history()) == std::vector<std::string>{"bbbb", "cccc"});

  auto labelled = environment();
  add(*labelled, "aaaa", "None", "one");
  add(*labelled, "bbbb", "None", "two");
  CHECK(merge::choose_heads(load(labelled).history()) == std::vector<std::string>{});
  add(*labelled, "cccc", "'aaaa'");
  add(*labelled, "dddd", "'aaaa'");
  CHECK(merge::choose_heads(load(labelled).history()) == std::vector<std::string>{"cccc", "dddd"});
  add(*labelled, "eeee", "'bbbb'");
  add(*labelled, "ffff", "'bbbb'");
  const auto ambiguous = merge::choose_heads(load(labelled).history());
  CHECK(kind_of(ambiguous) == ErrorKind::kUsage);
  CHECK(ambiguous.error().hints ==
        std::vector<std::string>{"migrate merge cccc dddd", "migrate merge eeee ffff"});
}
