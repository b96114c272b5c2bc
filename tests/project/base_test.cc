#include "migrate/project/base.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using namespace migrate;
using testing::GitRepo;

namespace {

// "name (why)", or the error's message.
std::string base_of(const GitRepo& repo, const std::string& asked = "",
                    const std::string& configured = "") {
  const auto repository = git::Repository::open(repo.path());
  REQUIRE(repository.has_value());
  const auto base = project::find_base(**repository, asked, configured);
  return base ? base->name + " (" + base->found_by + ")" : base.error().message;
}

GitRepo origin() {
  GitRepo repo;
  repo.commit_file("a", "1");
  repo.branch("release");
  repo.branch("master");
  return repo;
}

}  // namespace

TEST_CASE("what is asked for wins over what is configured, and both must exist") {
  const GitRepo repo = origin();
  CHECK(base_of(repo, "release", "master") == "release (--base)");
  CHECK(base_of(repo, "", "release") == "release (configuration)");
  const auto repository = git::Repository::open(repo.path());
  CHECK(project::find_base(**repository, "nowhere", "").error().kind == ErrorKind::kUsage);
  CHECK(project::find_base(**repository, "", "nowhere").error().kind == ErrorKind::kConfig);
}

TEST_CASE("without a remote it is main, then master") {
  GitRepo repo = origin();
  CHECK(base_of(repo) == "main (its name)");
  repo.checkout("release");
  repo.git({"branch", "-D", "main"});
  CHECK(base_of(repo) == "master (its name)");
  repo.git({"branch", "-D", "master"});
  CHECK(base_of(repo) == "No base branch was found: nothing is called main or master here.");
}

TEST_CASE("in a clone it is the remote's default branch") {
  GitRepo clone = origin().clone();
  CHECK(base_of(clone) == "origin/main (origin/HEAD)");
  clone.git({"remote", "set-head", "origin", "release"});
  CHECK(base_of(clone).starts_with("origin/"));
  clone.git({"remote", "set-head", "origin", "--delete"});
  CHECK(base_of(clone) == "origin/main (its name)");
}

TEST_CASE("the upstream counts when it is another branch than the pushed copy") {
  GitRepo clone = origin().clone();
  clone.git({"checkout", "-q", "-b", "topic", "--track", "origin/release"});
  CHECK(base_of(clone) == "origin/release (upstream of topic)");
  clone.git({"checkout", "-q", "release"});
  CHECK(base_of(clone) == "origin/main (origin/HEAD)");
}

TEST_CASE("a bare repository's HEAD is its default branch") {
  GitRepo source = origin();
  source.checkout("release");
  source.commit_file("b", "2");
  CHECK(base_of(source.clone({"--bare"})) == "release (HEAD)");
}

TEST_CASE("short names of refs") {
  CHECK(project::short_ref_name("refs/heads/a/b") == "a/b");
  CHECK(project::short_ref_name("refs/remotes/origin/a") == "origin/a");
  CHECK(project::short_ref_name("refs/tags/v1") == "v1");
  CHECK(project::short_ref_name("refs/pull/1/head") == "pull/1/head");
  CHECK(project::short_ref_name("HEAD~2") == "HEAD~2");
}
