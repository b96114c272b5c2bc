#include "project/where_heads.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT
using project::Hit;
using project::Surroundings;

TEST_CASE("heads after a merge and after the file alone is restored") {
  GitRepo repo;
  write_environment(repo);
  commit_revision(repo, "aaaa1111", "");
  repo.checkout_new("feature");
  commit_revision(repo, "bbbb2222", "aaaa1111");
  repo.checkout("main");
  commit_revision(repo, "cccc3333", "aaaa1111");
  const auto repository = open(repo);
  const project::Project here = load_work_tree(repo);
  const std::optional<git::ObjectId> head = *repository->resolve_commit("HEAD");
  const std::vector<project::Place> places = {
      {here.histories.front().config.name, "db/versions", false}};
  project::RevisionTrees trees(*repository, {});
  Hit hit;
  hit.standing = project::Standing::kRef;
  hit.id = "bbbb2222";
  hit.history = here.histories.front().config.name;
  hit.parents = {"aaaa1111"};
  hit.commit = *repository->commit(*repository->resolve_commit("feature"));

  Surroundings around;
  judge_heads({*repository, here, head, places, trees}, hit, around);
  CHECK(around.merge_brings_it);
  CHECK(around.heads_merged == 2);
  CHECK(around.heads_restored == 2);

  Surroundings broken;
  broken.missing_parents = {"x"};
  judge_heads({*repository, here, head, places, trees}, hit, broken);
  CHECK(broken.heads_merged == 2);
  CHECK(broken.heads_restored == 0);

  Surroundings same;
  hit.standing = project::Standing::kHere;
  judge_heads({*repository, here, head, places, trees}, hit, same);
  CHECK(same.heads_merged == 0);
}
