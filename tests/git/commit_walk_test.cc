#include "migrate/git/commit_walk.h"

#include <algorithm>
#include <iterator>

#include "git/histories.h"

using namespace migrate::git;
using namespace migrate::testing;

namespace {

std::vector<ObjectId> walked(const Repository& repository, const std::vector<ObjectId>& tips,
                             const std::vector<ObjectId>& hidden) {
  std::vector<ObjectId> ids;
  const auto result = walk(repository, tips, hidden, [&](const WalkedCommit& commit) {
    ids.push_back(commit.id);
    return WalkStep::kOn;
  });
  REQUIRE(result.has_value());
  CHECK(result->complete);
  return ids;
}

}  // namespace

TEST_CASE("what is visited is what git rev-list lists") {
  for (const bool skew : {false, true}) {
    GitRepo repo;
    const auto ids = random_history(repo, 7, 120, skew);
    const auto repository = opened(repo.path());
    for (std::size_t i = 5; i < ids.size(); i += 9) {
      const std::size_t other = (i * 7) % ids.size();
      auto expected = ids_of(repo.git({"rev-list", ids[i].hex()}));
      auto behind = ids_of(repo.git({"rev-list", ids[other].hex()}));
      auto got = walked(*repository, {ids[i]}, {ids[other]});
      for (auto* list : {&expected, &behind, &got}) std::sort(list->begin(), list->end());
      std::vector<ObjectId> exact;
      std::set_difference(expected.begin(), expected.end(), behind.begin(), behind.end(),
                          std::back_inserter(exact));
      // With wrong clocks more may be visited (git itself has that limit), never less.
      CHECK(std::includes(got.begin(), got.end(), exact.begin(), exact.end()));
      if (!skew) CHECK(got == exact);
    }
    if (!skew)
      CHECK(walked(*repository, {ids.back()}, {}) ==
            ids_of(repo.git({"rev-list", ids.back().hex()})));
  }
}

TEST_CASE("a walk stops and skips where it is told to") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  const ObjectId second = id_of(repo.commit_file("a.txt", "2"));
  const ObjectId third = id_of(repo.commit_file("a.txt", "3"));
  const auto repository = opened(repo.path());
  for (const WalkStep step : {WalkStep::kStop, WalkStep::kSkipParents}) {
    std::vector<ObjectId> seen;
    const auto result = walk(*repository, std::vector{third}, {}, [&](const WalkedCommit& commit) {
      seen.push_back(commit.id);
      return commit.id == second ? step : WalkStep::kOn;
    });
    CHECK(result.has_value());
    CHECK(seen == std::vector{third, second});
  }
}

TEST_CASE("the end of a shallow history is said, a hole in it is an error") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  const std::string second = repo.commit_file("a.txt", "2");
  repo.commit_file("a.txt", "3");
  GitRepo clone = repo.clone({"--depth=2"});
  const auto shallow = opened(clone.path());
  const ObjectId head = *shallow->head()->commit;
  const auto on = [](const WalkedCommit&) { return WalkStep::kOn; };
  const auto result = walk(*shallow, std::vector{head}, {}, on);
  REQUIRE(result.has_value());
  CHECK_FALSE(result->complete);

  repo.remove(".git/objects/" + second.substr(0, 2) + "/" + second.substr(2));
  const auto broken = walk(*opened(repo.path()), std::vector{head}, {}, on);
  REQUIRE_FALSE(broken.has_value());
  CHECK(broken.error().kind == migrate::ErrorKind::kUndecidable);
}
