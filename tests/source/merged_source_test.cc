#include "migrate/source/merged_source.h"

#include <doctest/doctest.h>

#include "merge_oracle.h"

using namespace migrate;
using namespace migrate::source;
using testing::GitRepo;

namespace {

struct Fork {
  GitRepo repo;
  std::string folder = "db/versions";

  Fork() {
    repo.commit_file("db/versions/base.py", "revision = 'base'\n");
    repo.commit_file("app.py", "a = 1\n");
    repo.branch("feature");
  }
  MergeResult merge() {
    const auto repository = git::Repository::open(repo.path()).value();
    const Merger merger(repository);
    return merger.merge(request(*repository)).value();
  }
  MergeRequest request(const git::Repository& repository) {
    return {repository.resolve_commit("main").value(),
            repository.resolve_commit("feature").value(),
            {folder},
            "feature merged into main",
            {}};
  }
};

}  // namespace

TEST_CASE("both sides' files are there, as in the commit that git would make") {
  Fork fork;
  fork.repo.commit_file("db/versions/ours.py", "revision = 'ours'\n");
  fork.repo.checkout("feature");
  fork.repo.commit_file("db/versions/theirs.py", "revision = 'theirs'\n");
  const MergeResult merged = fork.merge();
  CHECK(merged.conflicts.empty());
  const Source& source = *merged.source;
  CHECK(source.name() == "feature merged into main");
  const auto entries = source.list("db/versions").value();
  REQUIRE(entries.size() == 3);
  CHECK(entries[1].name == "ours.py");
  CHECK(source.read("db/versions/theirs.py").text == "revision = 'theirs'\n");
  CHECK(source.read("db/versions/none.py").problem == ReadProblem::kNotFound);
  CHECK(source.read("db/versions").problem == ReadProblem::kNotRegular);
  CHECK(source.stat("db/versions/ours.py").value()->kind == EntryKind::kFile);
  CHECK_FALSE(source.stat("db/versions/none.py").value());
  fork.repo.checkout("main");
  fork.repo.merge("feature");
  CHECK(source.tree_id("db/versions")->hex() == fork.repo.id("HEAD:db/versions"));
}

TEST_CASE("outside of the folders nothing is known, and it does not matter") {
  Fork fork;
  fork.repo.commit_file("app.py", "a = 2\n");
  fork.repo.checkout("feature");
  fork.repo.commit_file("app.py", "a = 3\n");
  fork.repo.commit_file("db/versions/theirs.py", "revision = 'theirs'\n");
  const MergeResult merged = fork.merge();
  CHECK(merged.conflicts.empty());
  CHECK_FALSE(merged.source->list("").has_value());
  CHECK_FALSE(merged.source->read("app.py").ok());
  const auto repository = git::Repository::open(fork.repo.path()).value();
  const auto elsewhere = Merger(repository).conflicts_elsewhere(fork.request(*repository)).value();
  REQUIRE(elsewhere.size() == 1);
  CHECK(elsewhere[0].path == "app.py");
}

TEST_CASE("a file in conflict is neither read nor given a name") {
  Fork fork;
  fork.repo.commit_file("db/versions/base.py", "revision = 'x'\n");
  fork.repo.checkout("feature");
  fork.repo.commit_file("db/versions/base.py", "revision = 'y'\n");
  const MergeResult merged = fork.merge();
  REQUIRE(merged.conflicts.size() == 1);
  CHECK(merged.conflicts[0].path == "db/versions/base.py");
  const auto entries = merged.source->list("db/versions").value();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].kind == EntryKind::kConflict);
  CHECK(merged.source->read("db/versions/base.py").problem == ReadProblem::kConflict);
  CHECK_FALSE(merged.source->tree_id("db/versions"));
}

TEST_CASE("without a common ancestor there is no merge") {
  Fork fork;
  fork.repo.git({"checkout", "-q", "--orphan", "other"});
  fork.repo.commit("another beginning");
  fork.repo.git({"branch", "-qf", "feature"});
  const auto repository = git::Repository::open(fork.repo.path()).value();
  const auto merged = Merger(repository).merge(fork.request(*repository));
  REQUIRE_FALSE(merged.has_value());
  CHECK(merged.error().kind == ErrorKind::kUndecidable);
}

TEST_CASE("random histories are merged as git merges them") {
  const testing::OracleCounts counts = testing::run_merge_oracle(1, 150);
  for (const std::string& problem : counts.wrong) CHECK_MESSAGE(false, problem);
  CHECK(counts.merges == 300);
  CHECK(counts.criss_cross > 40);
  CHECK(counts.clean > 150);
  CHECK(counts.exact > 290);
}
