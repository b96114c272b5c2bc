#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

namespace {

// main and topic both changed a.txt.
struct Diverged {
  GitRepo repo;
  ObjectId main, topic;
  Diverged() {
    repo.commit_file("a.txt", "0\n");
    repo.checkout_new("topic");
    topic = id_of(repo.commit_file("a.txt", "topic\n"));
    repo.checkout("main");
    main = id_of(repo.commit_file("a.txt", "main\n"));
  }
};

}  // namespace

TEST_CASE("nothing in progress") {
  Diverged diverged;
  const Operation operation = opened(diverged.repo.path())->operation();
  CHECK(operation.merge_heads.empty());
  CHECK_FALSE(operation.rebase.has_value());
  CHECK_FALSE(operation.cherry_pick.has_value());
  CHECK_FALSE(operation.revert.has_value());
}

TEST_CASE("in the middle of a merge, also in a linked worktree") {
  Diverged diverged;
  CHECK(diverged.repo.try_git({"merge", "-q", "topic"}).status != 0);
  CHECK(opened(diverged.repo.path())->operation().merge_heads ==
        std::vector<ObjectId>{diverged.topic});
  const std::string place = diverged.repo.add_worktree("side");
  CHECK(opened(place)->operation().merge_heads.empty());
  CHECK(diverged.repo.try_git({"-C", place, "merge", "-q", "topic"}).status != 0);
  CHECK(opened(place)->operation().merge_heads == std::vector<ObjectId>{diverged.topic});
}

TEST_CASE("in the middle of a rebase, by either machine") {
  for (const char* machine : {"--merge", "--apply"}) {
    Diverged diverged;
    diverged.repo.checkout("topic");
    CHECK(diverged.repo.try_git({"rebase", machine, "main"}).status != 0);
    const Operation operation = opened(diverged.repo.path())->operation();
    REQUIRE(operation.rebase.has_value());
    CHECK(operation.rebase->onto == diverged.main);
    CHECK(operation.rebase->original_head == diverged.topic);
    CHECK(operation.rebase->branch == "refs/heads/topic");
  }
}

TEST_CASE("cherry-pick and revert") {
  Diverged diverged;
  CHECK(diverged.repo.try_git({"cherry-pick", "topic"}).status != 0);
  CHECK(opened(diverged.repo.path())->operation().cherry_pick == diverged.topic);
  diverged.repo.git({"cherry-pick", "--abort"});
  CHECK(diverged.repo.try_git({"revert", "--no-edit", "topic"}).status != 0);
  CHECK(opened(diverged.repo.path())->operation().revert == diverged.topic);
}
