#include <map>
#include <sstream>

#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

TEST_CASE("revisions as people write them") {
  GitRepo repo;
  const ObjectId first = id_of(repo.commit_file("a.txt", "1"));
  const ObjectId second = id_of(repo.commit_file("a.txt", "2"));
  repo.tag("v2", "two");
  repo.branch("feature/x", "HEAD~1");
  const auto repository = opened(repo.path());
  for (const char* text : {"main", "HEAD", "v2", "refs/tags/v2", "refs/heads/main", "v2^{}"})
    CHECK_MESSAGE(repository->resolve_commit(text) == second, text);
  for (const char* text : {"main~1", "HEAD^", "feature/x", "heads/feature/x", "main@{1}"})
    CHECK_MESSAGE(repository->resolve_commit(text) == first, text);
  CHECK(repository->resolve_commit(first.hex()) == first);
  CHECK(repository->resolve_commit(first.hex().substr(0, 8)) == first);
}

TEST_CASE("an unknown revision names the nearest ref") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  repo.branch("feature/login");
  const auto repository = opened(repo.path());
  const auto typo = repository->resolve_commit("feature/logn");
  REQUIRE_FALSE(typo.has_value());
  CHECK(typo.error().kind == migrate::ErrorKind::kUsage);
  CHECK(typo.error().message == "There is no revision 'feature/logn' in this repository.");
  CHECK(typo.error().hints[0] == "did you mean feature/login?");
  CHECK_FALSE(repository->resolve_commit("").has_value());
  CHECK_FALSE(repository->resolve_commit("HEAD~99").has_value());
  CHECK_FALSE(repository->resolve_commit("a b ^ ~ :").has_value());
  const auto blob = repository->resolve_commit("HEAD:a.txt");
  CHECK(blob.error().message == "'HEAD:a.txt' is not a commit.");
}

TEST_CASE("an ambiguous abbreviation lists the commits") {
  // Among 2,000 commits some two begin with the same four digits, the fewest that may be written.
  GitRepo repo;
  std::string stream;
  for (int i = 0; i < 2000; ++i)
    stream += "commit refs/heads/many\ncommitter A <a@b> " + std::to_string(1000000000 + i) +
              " +0000\ndata 0\n";
  repo.git({"fast-import", "--quiet"}, stream);
  std::map<std::string, int> counts;
  std::istringstream ids(repo.git({"rev-list", "many"}));
  for (std::string id; std::getline(ids, id);) ++counts[id.substr(0, 4)];
  std::string shared;
  for (const auto& [prefix, count] : counts)
    if (count > 1) shared = prefix;
  REQUIRE_FALSE(shared.empty());
  const auto many = opened(repo.path())->resolve_commit(shared);
  REQUIRE_FALSE(many.has_value());
  CHECK(many.error().kind == migrate::ErrorKind::kUsage);
  CHECK(many.error().message == "'" + shared + "' is the beginning of more than one object name.");
  REQUIRE(many.error().hints.size() >= 2);
  CHECK(many.error().hints[0].rfind("git show --no-patch " + shared, 0) == 0);
}

TEST_CASE("what lies beyond a shallow clone cannot be told") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  repo.commit_file("a.txt", "2");
  GitRepo clone = repo.clone({"--depth=1"});
  const auto repository = opened(clone.path());
  const auto beyond = repository->resolve_commit("HEAD~1");
  REQUIRE_FALSE(beyond.has_value());
  CHECK(beyond.error().kind == migrate::ErrorKind::kUndecidable);
  CHECK(beyond.error().hints == std::vector<std::string>{"git fetch --unshallow"});
}
