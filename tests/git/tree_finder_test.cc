#include "migrate/git/tree_finder.h"

#include "git/histories.h"

using namespace migrate::git;
using namespace migrate::testing;

TEST_CASE("the trees of very many commits, as git finds them") {
  GitRepo repo;
  std::string stream;
  constexpr unsigned kCount = 1500;  // enough for several threads
  for (unsigned i = 1; i <= kCount; ++i) {
    const std::string text = std::to_string(i / 10);
    stream += "commit refs/heads/main\nmark :" + std::to_string(i) + "\ncommitter A <a@b> " +
              std::to_string(1600000000 + i) + " +0000\ndata 0\nM 644 inline a/versions/x.py\n" +
              "data " + std::to_string(text.size()) + "\n" + text + "\nM 644 inline n\ndata " +
              std::to_string(std::to_string(i).size()) + "\n" + std::to_string(i) + "\n";
  }
  repo.git({"fast-import", "--quiet"}, stream);
  const std::vector<ObjectId> commits = ids_of(repo.git({"rev-list", "main"}));
  REQUIRE(commits.size() == kCount);
  std::string questions;
  for (const ObjectId& id : commits) questions += id.hex() + ":a/versions\n";
  const auto expected = ids_of(repo.git({"cat-file", "--batch-check=%(objectname)"}, questions));
  const std::vector<std::string> paths{"a/versions", "none"};
  const auto found = find_paths(*opened(repo.path()), commits, paths);
  REQUIRE(found.size() == 2 * commits.size());
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < commits.size(); ++i) {
    wrong += found[2 * i].id != expected[i] || found[2 * i].state != Found::State::kFound;
    wrong += found[2 * i + 1].state != Found::State::kAbsent;
  }
  CHECK(wrong == 0);
}

TEST_CASE("nothing asked, nothing found") {
  GitRepo repo;
  CHECK(find_paths(*opened(repo.path()), {}, {}).empty());
}
