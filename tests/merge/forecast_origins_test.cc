#include "merge/forecast_origins.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using namespace migrate;
using testing::GitRepo;

namespace {

git::ObjectId id(const std::string& hex) { return *git::ObjectId::from_hex(hex); }

std::vector<merge::Origin> origins(const GitRepo& repo, const std::string& base,
                                   const std::vector<git::ObjectId>& commits) {
  const auto repository = git::Repository::open(repo.path());
  REQUIRE(repository.has_value());
  return merge::find_origins(**repository, id(base), commits).each;
}

}  // namespace

TEST_CASE("landed, aside, and without a common commit") {
  GitRepo repo;
  const std::string first = repo.commit_file("a", "1");
  repo.checkout_new("topic");
  const std::string topic = repo.commit_file("b", "1");
  repo.checkout("main");
  const std::string main = repo.commit_file("c", "1");
  repo.git({"checkout", "-q", "--orphan", "other"});
  const std::string other = repo.commit_file("d", "1");
  const auto found = origins(repo, main, {id(first), id(topic), id(other)});
  REQUIRE(found.size() == 3);
  CHECK(found[0].landed);
  CHECK_FALSE(found[1].landed);
  CHECK(found[1].bases == std::vector{id(first)});
  CHECK(found[2].bases.empty());
  CHECK(found[2].unknown.empty());
  CHECK(origins(repo, main, {}).empty());
  // Asked for alone, each is as among others.
  const std::vector<git::ObjectId> commits = {id(first), id(topic), id(other)};
  for (std::size_t i = 0; i < commits.size(); ++i) {
    const auto alone = origins(repo, main, {commits[i]});
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].landed == found[i].landed);
    CHECK(alone[0].bases == found[i].bases);
    CHECK(alone[0].unknown == found[i].unknown);
  }
}

TEST_CASE("beyond the end of a shallow clone nothing is known, and the command is named") {
  GitRepo repo;
  repo.commit_file("a", "1");
  repo.checkout_new("topic");
  const std::string topic = repo.commit_file("b", "1");
  repo.checkout("main");
  const std::string main = repo.commit_file("c", "1");
  const auto found = origins(repo.clone({"--depth=1", "--no-single-branch"}), main, {id(topic)});
  CHECK_FALSE(found.front().unknown.empty());
  CHECK(found.front().hints.front() == "git fetch --unshallow");
}

TEST_CASE("an absent commit concerns only the refs that need it") {
  GitRepo repo;
  repo.commit_file("a", "1");
  const std::string main = repo.id("main");
  repo.checkout_new("topic");
  const std::string lost = repo.commit_file("b", "1");
  const std::string topic = repo.commit_file("b", "2");
  repo.checkout("main");
  repo.checkout_new("good");
  const std::string good = repo.commit_file("c", "1");
  repo.remove(".git/objects/" + lost.substr(0, 2) + "/" + lost.substr(2));
  const auto found = origins(repo, main, {id(topic), id(good)});
  CHECK_FALSE(found[0].unknown.empty());
  CHECK(found[1].bases == std::vector{id(main)});
}
