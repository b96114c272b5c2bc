#include "git/opened.h"

using namespace migrate::git;
using migrate::testing::GitRepo;
using migrate::testing::id_of;
using migrate::testing::opened;

namespace {

std::string listed(const Repository& repository) {
  std::string text;
  const auto refs = repository.refs();
  REQUIRE(refs.has_value());
  for (const Ref& ref : *refs)
    text += ref.name + " " + ref.target.hex() + (ref.symbolic ? " symbolic\n" : "\n");
  return text;
}

}  // namespace

TEST_CASE("loose and packed refs, tags peeled, the same as git lists them") {
  GitRepo repo;
  const std::string first = repo.commit_file("a.txt", "1");
  repo.tag("v1", "one");
  repo.git({"tag", "-a", "-m", "tag of a tag", "v1-again", "v1"});
  repo.git({"tag", "light"});
  repo.branch("feature/x");
  repo.git({"update-ref", "refs/pull/7/head", first});
  repo.git({"tag", "a-tree", "HEAD^{tree}"});
  repo.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/heads/feature/x"});
  repo.git({"symbolic-ref", "refs/heads/dangling", "refs/heads/none"});
  const std::string expected = "refs/heads/feature/x " + first + "\nrefs/heads/main " + first +
                               "\nrefs/pull/7/head " + first + "\nrefs/remotes/origin/HEAD " +
                               first + " symbolic\nrefs/tags/light " + first + "\nrefs/tags/v1 " +
                               first + "\nrefs/tags/v1-again " + first + "\n";
  CHECK(listed(*opened(repo.path())) == expected);
  repo.git({"pack-refs", "--all"});
  CHECK(listed(*opened(repo.path())) == expected);

  // A loose ref is stronger than a packed one, and a broken one does not hide the others.
  const std::string second = repo.commit_file("a.txt", "2");
  repo.write(".git/refs/heads/broken", "garbage\n");
  std::string moved = expected;
  const std::string before = "refs/heads/main " + first;
  moved.replace(moved.find(before), before.size(), "refs/heads/main " + second);
  CHECK(listed(*opened(repo.path())) == moved);
  // Packed without the mark that tags are peeled, as old versions wrote it.
  std::string packed = "# pack-refs with:\n" + repo.git({"rev-parse", "v1"}) + " refs/tags/old\n";
  repo.write(".git/packed-refs", packed);
  CHECK(listed(*opened(repo.path())).find("refs/tags/old " + first) != std::string::npos);
}

TEST_CASE("HEAD on a branch, detached, and before the first commit") {
  GitRepo repo;
  CHECK(opened(repo.path())->head()->branch == "refs/heads/main");
  CHECK_FALSE(opened(repo.path())->head()->commit.has_value());
  const std::string first = repo.commit_file("a.txt", "1");
  CHECK(opened(repo.path())->head()->commit == id_of(first));
  repo.git({"checkout", "-q", "--detach"});
  CHECK(opened(repo.path())->head()->branch.empty());
  CHECK(opened(repo.path())->head()->commit == id_of(first));
}

TEST_CASE("the upstream of the current branch") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  GitRepo copy = repo.clone();
  CHECK(*opened(copy.path())->upstream() == "refs/remotes/origin/main");
  copy.checkout_new("local");
  CHECK_FALSE(opened(copy.path())->upstream()->has_value());
  copy.git({"branch", "-q", "--set-upstream-to=main"});
  CHECK(*opened(copy.path())->upstream() == "refs/heads/main");
  copy.git({"checkout", "-q", "--detach"});
  CHECK_FALSE(opened(copy.path())->upstream()->has_value());
}

TEST_CASE("short names of refs") {
  GitRepo repo;
  repo.commit_file("a.txt", "1");
  repo.branch("topic");
  GitRepo copy = repo.clone();
  const auto repository = opened(copy.path());
  CHECK(*repository->resolve_ref_name("main") == "refs/heads/main");
  CHECK(*repository->resolve_ref_name("origin/topic") == "refs/remotes/origin/topic");
  CHECK(*repository->resolve_ref_name("HEAD") == "refs/heads/main");
  CHECK_FALSE(repository->resolve_ref_name("topic")->has_value());
  CHECK_FALSE(repository->resolve_ref_name("a..b")->has_value());
  CHECK_FALSE(repository->resolve_ref_name("main~1")->has_value());
}
