#include "git/opened.h"
#include "migrate/git/commit_walk.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::opened;

namespace {

std::string deletions(const Repository& repository, const std::vector<std::string>& folders,
                      std::size_t most = 100) {
  std::string text;
  const std::vector<ObjectId> tips{*repository.head()->commit};
  const auto result = walk_deletions(repository, tips, folders, [&](const Deletion& deletion) {
    text += repository.commit(deletion.commit)->subject + ": " + deletion.path + " " +
            deletion.blob.short_hex() + "\n";
    return --most > 0;
  });
  REQUIRE(result.has_value());
  return text;
}

std::string short_blob(const std::string& text) { return hash_blob(text).short_hex(); }

}  // namespace

TEST_CASE("deletions below the folders, newest first, with what was deleted") {
  GitRepo repo;
  repo.write("v/deep/c.py", "c");
  repo.write("other/x.py", "x");
  repo.write("v/a.py", "a");
  repo.commit_file("v/b.py", "b", "start");
  repo.remove("v/a.py");
  repo.remove("other/x.py");
  repo.commit("drop a and x");
  repo.commit_file("v/b.py", "b2", "edit b");
  repo.git({"mv", "v/b.py", "v/renamed.py"});
  repo.commit("rename b");
  repo.remove("v");
  repo.commit("drop v");
  const auto repository = opened(repo.path());
  const std::string all = "drop v: v/deep/c.py " + short_blob("c") + "\ndrop v: v/renamed.py " +
                          short_blob("b2") + "\nrename b: v/b.py " + short_blob("b2") +
                          "\ndrop a and x: v/a.py " + short_blob("a") + "\n";
  CHECK(deletions(*repository, {"v"}) == all);
  CHECK(deletions(*repository, {"v"}, 1) == all.substr(0, all.find('\n') + 1));
  CHECK(deletions(*repository, {"none"}).empty());
  CHECK(deletions(*repository, {"other", "v/deep"}) == "drop v: v/deep/c.py " + short_blob("c") +
                                                           "\ndrop a and x: other/x.py " +
                                                           short_blob("x") + "\n");
}

TEST_CASE("a merge deletes only what all its parents had") {
  GitRepo repo;
  repo.write("v/a.py", "a");
  repo.commit_file("v/b.py", "b", "start");
  repo.checkout_new("topic");
  repo.remove("v/a.py");
  repo.commit("drop a on topic");
  repo.checkout("main");
  repo.commit_file("v/c.py", "c", "add c");
  repo.git({"merge", "-q", "--no-ff", "--no-commit", "topic"});
  repo.remove("v/b.py");
  repo.commit("merge, and drop b");
  CHECK(deletions(*opened(repo.path()), {"v"}) == "merge, and drop b: v/b.py " + short_blob("b") +
                                                      "\ndrop a on topic: v/a.py " +
                                                      short_blob("a") + "\n");
}
