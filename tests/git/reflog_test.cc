#include <algorithm>
#include <filesystem>

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

TEST_CASE("reflogs, newest first, stashes among them") {
  GitRepo repo;
  const ObjectId first = id_of(repo.commit_file("a.txt", "1"));
  const ObjectId second = id_of(repo.commit_file("a.txt", "2"));
  repo.write("a.txt", "3");
  repo.git({"stash", "-q"});
  repo.write("a.txt", "4");
  repo.git({"stash", "-q"});
  const auto repository = opened(repo.path());
  CHECK(repository->reflogs() == std::vector<std::string>{"HEAD", "refs/heads/main", "refs/stash"});
  const auto log = repository->reflog("refs/heads/main");
  REQUIRE(log.has_value());
  REQUIRE(log->size() == 2);
  CHECK((*log)[0].before == first);
  CHECK((*log)[0].after == second);
  CHECK((*log)[0].time == GitRepo::kFirstTime + 60);
  CHECK((*log)[0].message == "commit: add a.txt");
  CHECK((*log)[1].before == ObjectId{});
  const auto stashes = repository->reflog("refs/stash");
  REQUIRE(stashes->size() == 2);
  CHECK((*stashes)[1].after.hex() == repo.id("stash@{1}"));
  CHECK(repository->reflog("refs/heads/none")->empty());
}

TEST_CASE("a linked worktree has a HEAD of its own") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  const std::string place = repo.add_worktree("side");
  const auto names = opened(place)->reflogs();
  CHECK(std::count(names.begin(), names.end(), "HEAD") == 1);
  CHECK(std::count(names.begin(), names.end(), "refs/heads/main") == 1);
  CHECK(opened(place)->reflog("HEAD")->size() >= 1);
}

TEST_CASE("when a ref was last updated") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  GitRepo copy = repo.clone();
  CHECK(opened(copy.path())->last_update("refs/heads/main") == GitRepo::kFirstTime + 60);
  CHECK_FALSE(opened(copy.path())->last_update("refs/heads/none").has_value());
  // A fetch that brings nothing new counts all the same.
  copy.git({"fetch", "-q", "origin", "main"});
  const auto fetched = std::filesystem::last_write_time(copy / ".git/FETCH_HEAD");
  std::filesystem::last_write_time(copy / ".git/FETCH_HEAD", fetched + std::chrono::hours(1));
  const auto one = opened(copy.path())->last_update("refs/remotes/origin/main");
  std::filesystem::last_write_time(copy / ".git/FETCH_HEAD", fetched + std::chrono::hours(2));
  const auto two = opened(copy.path())->last_update("refs/remotes/origin/main");
  REQUIRE(one.has_value());
  CHECK(*two - *one == 3600);
}
