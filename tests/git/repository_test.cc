#include "migrate/git/repository.h"

#include <thread>

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

TEST_CASE("commits, trees, entries and blobs") {
  GitRepo repo;
  repo.write("dir/sub/b.py", "b = 1\n");
  const std::string first = repo.commit_file("a.py", "a = 1\n", "First\n\nBody");
  const std::string second = repo.commit_file("dir.txt", "x");
  const auto repository = opened(repo.path());

  const auto commit = repository->commit(id_of(second));
  REQUIRE(commit.has_value());
  CHECK(commit->parents == std::vector<ObjectId>{id_of(first)});
  CHECK(commit->tree.hex() == repo.id("HEAD^{tree}"));
  CHECK(commit->author.email == "ada@example.com");
  CHECK(commit->author.time == GitRepo::kFirstTime + 60);
  CHECK(repository->commit(id_of(first))->subject == "First");

  const auto tree = repository->tree(commit->tree);
  REQUIRE(tree.has_value());
  REQUIRE(tree->size() == 3);
  CHECK((*tree)[0].name == "a.py");
  CHECK((*tree)[1].name == "dir.txt");  // folders sort as "dir/"
  CHECK((*tree)[2].mode == Mode::kTree);

  CHECK(repository->entry(commit->tree, "")->value().id == commit->tree);
  CHECK(repository->entry(commit->tree, "dir/sub/b.py")->value().id.hex() ==
        repo.id("HEAD:dir/sub/b.py"));
  CHECK_FALSE(repository->entry(commit->tree, "dir/none")->has_value());
  CHECK_FALSE(repository->entry(commit->tree, "a.py/x")->has_value());

  const ObjectId blob = hash_blob("a = 1\n");
  CHECK(blob.hex() == repo.id("HEAD:a.py"));
  CHECK(repository->has_object(blob));
  CHECK(repository->blob(blob, 6).text == "a = 1\n");
  const Blob large = repository->blob(blob, 5);
  CHECK(large.state == BlobState::kTooLarge);
  CHECK(large.size == 6);
  CHECK(large.text.empty());
  CHECK(repository->blob(commit->tree, 1000).state == BlobState::kNotABlob);
  CHECK(repository->blob(ObjectId{}, 1000).state == BlobState::kMissing);
}

TEST_CASE("missing and damaged objects are cannot tell") {
  GitRepo repo;
  const std::string head = repo.commit_file("d/a.py", "a\n");
  const std::string tree = repo.id("HEAD:d");
  repo.remove(".git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));
  const auto repository = opened(repo.path());
  const auto listed = repository->tree(id_of(tree));
  REQUIRE_FALSE(listed.has_value());
  CHECK(listed.error().kind == migrate::ErrorKind::kUndecidable);
  CHECK(listed.error().message == "the tree " + tree + " is not in the repository.");
  CHECK_FALSE(listed.error().hints.empty());
  const ObjectId root = repository->commit(id_of(head))->tree;
  CHECK(repository->entry(root, "d")->has_value());
  CHECK_FALSE(repository->entry(root, "d/a.py").has_value());
  CHECK_FALSE(repository->commit(root).has_value());
  CHECK_FALSE(repository->tree(id_of(head)).has_value());
}

TEST_CASE("paths relative to the work tree") {
  GitRepo repo;
  repo.write("a/b/x", "");
  const auto repository = opened(repo.path());
  CHECK(repository->prefix_of(repo.path()) == "");
  CHECK(repository->prefix_of(repo / "a/b/") == "a/b");
  CHECK(repository->prefix_of(repo / "a/../a") == "a");
  CHECK_FALSE(repository->prefix_of(repo / "..").has_value());
  CHECK_FALSE(repository->prefix_of(repo.path() + "x").has_value());
  CHECK_FALSE(opened(GitRepo::bare().path())->prefix_of("/").has_value());
}

TEST_CASE("configuration and remotes are the repository's own") {
  GitRepo repo;
  repo.git({"config", "migrate.base", "one"});
  repo.git({"config", "--add", "migrate.base", "two"});
  repo.git({"remote", "add", "upstream", "https://example.com/x.git"});
  repo.git({"remote", "add", "a.b", "https://example.com/y.git"});
  const auto repository = opened(repo.path());
  CHECK(repository->config("migrate.base") == "two");
  CHECK_FALSE(repository->config("user.name").has_value());
  CHECK_FALSE(repository->config("not a key").has_value());
  CHECK(repository->remotes() == std::vector<std::string>{"a.b", "upstream"});
}

TEST_CASE("a repository is shared by threads") {
  GitRepo repo;
  const ObjectId head = id_of(repo.commit_file("a.py", "a = 1\n"));
  const auto repository = opened(repo.path());
  std::vector<int> wrong(4);
  std::vector<std::thread> threads;
  threads.reserve(wrong.size());
  for (int& count : wrong)
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) {
        count += repository->blob(hash_blob("a = 1\n"), 100).text != "a = 1\n";
        count += repository->resolve_commit("main") != head;
        count += repository->refs()->size() != 1;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<int>(4));
}
