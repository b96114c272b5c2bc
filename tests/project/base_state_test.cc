#include "migrate/project/base_state.h"

#include "history_repo.h"

using namespace migrate;           // NOLINT: the test's own subject
using namespace migrate::testing;  // NOLINT

namespace {

project::BaseState state_of(const GitRepo& repo, const std::string& name) {
  const auto repository = open(repo);
  const auto base = project::find_base(*repository, name, "");
  REQUIRE(base.has_value());
  const auto state = project::base_state(*repository, *base);
  REQUIRE(state.has_value());
  return *state;
}

}  // namespace

TEST_CASE("a local base may be behind its upstream") {
  GitRepo origin;
  origin.commit_file("a", "1");
  GitRepo repo = origin.clone();
  CHECK(state_of(repo, "main").upstream == "refs/remotes/origin/main");
  CHECK(state_of(repo, "main").behind == 0);
  origin.commit_file("a", "2");
  origin.commit_file("a", "3");
  repo.git({"fetch", "-q"});
  CHECK(state_of(repo, "main").behind == 2);
  CHECK(state_of(repo, "main").updated.has_value());
}

TEST_CASE("a remote's branch has no upstream, and a branch of its own has none either") {
  GitRepo origin;
  origin.commit_file("a", "1");
  GitRepo repo = origin.clone();
  repo.git({"fetch", "-q"});
  CHECK(state_of(repo, "origin/main").upstream.empty());
  CHECK(state_of(repo, "origin/main").updated.has_value());
  CHECK(state_of(origin, "main").upstream.empty());
  CHECK_FALSE(state_of(origin, "main").updated.has_value());
}
