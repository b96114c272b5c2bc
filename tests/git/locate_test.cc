#include "git/locate.h"

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::TempDir;

TEST_CASE("the search goes upward and finds .git folders, .git files and bare repositories") {
  GitRepo repo;
  repo.commit_file("a/b/c.txt", "x");
  const auto inside = locate(repo / "a/b", {});
  REQUIRE(inside.has_value());
  CHECK(inside->git_dir == repo / ".git");
  CHECK(inside->holder == repo.path());
  CHECK_FALSE(inside->linked());

  const std::string place = repo.add_worktree("side");
  const auto linked = locate(place, {});
  REQUIRE(linked.has_value());
  CHECK(linked->common_dir == repo / ".git");
  CHECK(linked->git_dir == repo / ".git/worktrees/worktree-side");
  CHECK(linked->git_file == place + "/.git");
  CHECK(linked->linked());

  GitRepo bare = GitRepo::bare();
  const auto found = locate(bare / "objects", {});
  REQUIRE(found.has_value());
  CHECK(found->git_dir == bare.path());
  CHECK_FALSE(found->holder.has_value());
}

TEST_CASE("no repository, and a .git file that leads nowhere") {
  TempDir empty;
  const auto none = locate(empty.path(), {});
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().kind == migrate::ErrorKind::kRepository);
  CHECK(none.error().message ==
        "There is no git repository in " + empty.path() + " or any folder above it.");
  CHECK_FALSE(none.error().hints.empty());

  empty.write(".git", "gitdir: elsewhere\n");
  const auto lost = locate(empty.path(), {});
  REQUIRE_FALSE(lost.has_value());
  CHECK(lost.error().message.find("does not lead to a git repository") != std::string::npos);
  CHECK_FALSE(locate(empty / "missing", {}).has_value());
}

TEST_CASE("GIT_DIR names the repository; relative to the start") {
  GitRepo repo;
  repo.write("sub/x", "");
  Environment environment;
  environment.git_dir = "../.git";
  const auto place = locate(repo / "sub", environment);
  REQUIRE(place.has_value());
  CHECK(place->git_dir == repo / ".git");
  CHECK(place->explicit_git_dir);
  environment.git_dir = "nowhere";
  CHECK_FALSE(locate(repo / "sub", environment).has_value());
}

TEST_CASE("the search stops at GIT_CEILING_DIRECTORIES") {
  GitRepo repo;
  repo.write("a/b/x", "");
  Environment environment;
  environment.ceiling_directories = repo / "a";
  CHECK_FALSE(locate(repo / "a/b", environment).has_value());
  CHECK(locate(repo / "a/b", {}).has_value());
  environment.ceiling_directories = "/elsewhere:" + (repo / "a/b");
  CHECK(locate(repo / "a/b", environment).has_value());
}
