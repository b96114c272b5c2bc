#include "git/commit_reader.h"

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

TEST_CASE("parents end where a shallow clone ends") {
  GitRepo repo;
  const ObjectId first = id_of(repo.commit_file("a.txt", "1"));
  const ObjectId second = id_of(repo.commit_file("a.txt", "2"));
  const auto whole = opened(repo.path());
  const auto node = CommitReader(*whole).read(second);
  REQUIRE(node.has_value());
  CHECK(node->links.parents == std::vector<ObjectId>{first});
  CHECK(node->links.time == GitRepo::kFirstTime + 60);
  CHECK_FALSE(node->boundary);

  GitRepo clone = repo.clone({"--depth=1"});
  const auto shallow = opened(clone.path());
  const auto cut = CommitReader(*shallow).read(second);
  REQUIRE(cut.has_value());
  CHECK(cut->links.parents.empty());
  CHECK(cut->boundary);
  CHECK(CommitReader(*shallow).read(first).error().kind == migrate::ErrorKind::kUndecidable);
}

TEST_CASE("the queue gives the newest first, then the first added") {
  const ObjectId a{{1}}, b{{2}}, c{{3}};
  CommitQueue queue;
  queue.push(a, 10);
  queue.push(b, 20);
  queue.push(c, 10);
  CHECK(queue.pop() == b);
  CHECK(queue.pop() == a);
  CHECK(queue.pop() == c);
  CHECK(queue.empty());
}
