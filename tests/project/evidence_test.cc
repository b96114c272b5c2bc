#include "migrate/project/evidence.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Evidence;
using project::EvidenceFinder;
using project::Publication;

namespace {

struct World {
  std::shared_ptr<const git::Repository> repository;
  project::Project project;
  EvidenceFinder finder;

  Evidence find(const std::string& id) { return finder.find(project.histories.at(0), id); }
};

World make_world(const GitRepo& repo, std::vector<std::string> release_refs = {}) {
  auto repository = open(repo);
  auto base = project::find_base(*repository, "main", "");
  REQUIRE(base.has_value());
  EvidenceFinder finder(repository, *base, std::move(release_refs), {});
  return {repository, load_work_tree(repo), std::move(finder)};
}

// main has aaaa; the branch adds bbbb to it.
GitRepo make_repo() {
  GitRepo repo;
  write_environment(repo);
  commit_revision(repo, "aaaa", "");
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb", "aaaa");
  return repo;
}

}  // namespace

TEST_CASE("what the base has has landed, what nobody has is unpublished") {
  const GitRepo repo = make_repo();
  World world = make_world(repo);
  CHECK(world.find("aaaa").level == Publication::kLanded);
  CHECK(world.find("aaaa").where == "main");
  CHECK(world.find("bbbb").level == Publication::kUnpublished);
  CHECK(world.find("bbbb").where.empty());
}

TEST_CASE("a local branch publishes nothing, its copy in a remote does") {
  GitRepo repo = make_repo();
  repo.branch("copy");
  CHECK(make_world(repo).find("bbbb").level == Publication::kUnpublished);
  repo.git({"update-ref", "refs/remotes/origin/feature", "HEAD"});
  const Evidence evidence = make_world(repo).find("bbbb");
  CHECK(evidence.level == Publication::kPushed);
  CHECK(evidence.where == "origin/feature");
}

TEST_CASE("a pull request is pushed") {
  GitRepo repo = make_repo();
  repo.git({"update-ref", "refs/pull/7/head", "HEAD"});
  CHECK(make_world(repo).find("bbbb").level == Publication::kPushed);
}

TEST_CASE("a tag has landed, and so has what release_refs name") {
  GitRepo repo = make_repo();
  repo.git({"update-ref", "refs/remotes/origin/release/1", "HEAD"});
  CHECK(make_world(repo).find("bbbb").level == Publication::kPushed);
  const Evidence release = make_world(repo, {"origin/release/*"}).find("bbbb");
  CHECK(release.level == Publication::kLanded);
  CHECK(release.where == "origin/release/1");
  CHECK(make_world(repo, {"refs/remotes/*/release/*"}).find("bbbb").level == Publication::kLanded);
  repo.tag("v1", "first");
  const Evidence tagged = make_world(repo).find("bbbb");
  CHECK(tagged.level == Publication::kLanded);
  CHECK(tagged.where == "tag v1");
}
