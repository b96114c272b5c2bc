#include "support/git_repo.h"

#include <doctest/doctest.h>

#include <stdexcept>

using migrate::testing::GitRepo;

TEST_CASE("the same calls make the same commits, everywhere") {
  GitRepo repo;
  CHECK(repo.commit_file("a.txt", "one\n") == "4b9c7171616d6ea99829f308f35b18b65c929337");
  repo.checkout_new("topic");
  repo.commit_file("b.txt", "two\n");
  repo.checkout("main");
  repo.commit_file("c.txt", "three\n");
  repo.merge("topic");
  repo.tag("v1", "first");
  CHECK(repo.git({"log", "-1", "--format=%an %at %s"}) ==
        "Ada Lovelace 1600000180 Merge branch 'topic'");
  CHECK(repo.git({"ls-files"}) == "a.txt\nb.txt\nc.txt");
  CHECK_THROWS_AS(repo.git({"no-such-command"}), std::runtime_error);
}

TEST_CASE("clones and worktrees") {
  GitRepo repo;
  repo.commit_file("a.txt", "one\n");
  repo.commit_file("a.txt", "two\n");
  CHECK(repo.clone({"--depth=1"}).git({"rev-list", "--count", "HEAD"}) == "1");
  CHECK(repo.clone({"--bare"}).git({"rev-parse", "--is-bare-repository"}) == "true");
  const std::string place = repo.add_worktree("side/one");
  CHECK(repo.git({"-C", place, "branch", "--show-current"}) == "side/one");
}
