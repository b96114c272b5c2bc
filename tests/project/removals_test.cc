#include "project/removals.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Place;
using project::Removal;

namespace {

std::vector<Removal> removals_of(const GitRepo& repo, const std::string& id) {
  const auto repository = open(repo);
  const std::vector<git::ObjectId> tips = {*repository->resolve_commit("HEAD")};
  const auto graph = git::CommitGraph::read(*repository, tips);
  REQUIRE(graph.has_value());
  project::RevisionTrees trees(*repository, {});
  std::vector<Place> places = {{"alembic", "db/versions", false}};
  const project::WantedRevisions::Wanted wanted = [&](std::string_view one) { return one == id; };
  return project::find_removals(repository, *graph, wanted, {}, trees, places);
}

}  // namespace

TEST_CASE("each removal, the newest first") {
  GitRepo repo;
  commit_revision(repo, "aaaa", "");
  std::vector<std::string> commits;
  for (int i = 0; i < 2; ++i) {
    commit_revision(repo, "bbbb", "aaaa", "op.f(" + std::to_string(i) + ")");
    repo.remove(kVersions + "bbbb.py");
    commits.push_back(repo.commit("drop"));
  }
  const auto removals = removals_of(repo, "bbbb");
  REQUIRE(removals.size() == 2);
  CHECK(removals[0].commit.hex() == commits[1]);
  CHECK(removals[1].commit.hex() == commits[0]);
  CHECK(removals_of(repo, "aaaa").empty());
}

TEST_CASE("a renamed file, and a stale branch that is merged, remove nothing") {
  GitRepo repo;
  commit_revision(repo, "aaaa", "");
  repo.checkout_new("stale");
  repo.commit_file("readme", "x");
  repo.checkout("main");
  commit_revision(repo, "bbbb", "aaaa");
  repo.merge("stale");
  repo.git({"mv", "db/versions/bbbb.py", "db/versions/renamed.py"});
  repo.commit("rename");
  CHECK(removals_of(repo, "bbbb").empty());
}

TEST_CASE("a deletion that was merged is the deletion's, not the merge's") {
  GitRepo repo;
  commit_revision(repo, "aaaa", "");
  repo.checkout_new("feature");
  repo.remove(kVersions + "aaaa.py");
  const std::string commit = repo.commit("drop");
  repo.checkout("main");
  repo.commit_file("readme", "x");
  repo.merge("feature");
  const auto removals = removals_of(repo, "aaaa");
  REQUIRE(removals.size() == 2);
  CHECK(removals[0].commit.hex() == commit);
  CHECK_FALSE(removals[0].in_merge);
  CHECK(removals[1].in_merge);
}
