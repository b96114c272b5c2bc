#include "project/where_ways.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using namespace migrate;  // NOLINT: the test's own subject
using project::Hit;
using project::Standing;
using project::Surroundings;

namespace {

Hit make_hit(Standing standing, const std::string& ref) {
  Hit hit;
  hit.standing = standing;
  hit.id = "bbbb2222";
  hit.paths = {"db/versions/b.py"};
  hit.refs = {ref};
  hit.commit.id = *git::ObjectId::from_hex("0123456789abcdef0123456789abcdef01234567");
  hit.commit.parents.resize(1);
  return hit;
}

}  // namespace

TEST_CASE("how to go to a ref depends on what it is") {
  Surroundings around;
  around.refs = {{"refs/heads/feature", {}, false},
                 {"refs/pull/7/head", {}, false},
                 {"refs/remotes/origin/feature", {}, false},
                 {"refs/remotes/origin/other", {}, false},
                 {"refs/tags/v1", {}, false}};
  const auto first = [&](const std::string& ref) {
    return project::ways_out(make_hit(Standing::kRef, ref), around).front().command;
  };
  CHECK(first("feature") == "git switch feature");
  CHECK(first("origin/other") == "git switch --track origin/other");
  CHECK(first("origin/feature") == "git switch --detach 0123456789");
  CHECK(first("pull/7/head") == "git switch --detach 0123456789");
  CHECK(first("v1") == "git switch --detach 0123456789");
}

TEST_CASE("a merge commit is not reverted") {
  Hit hit = make_hit(Standing::kDeleted, "");
  CHECK(project::ways_out(hit, {}).size() == 2);
  hit.commit.parents.resize(2);
  hit.deleted_from = 2;
  const auto ways = project::ways_out(hit, {});
  REQUIRE(ways.size() == 1);
  CHECK(ways[0].command == "git restore --source=0123456789^2 -- db/versions/b.py");
}

TEST_CASE("what is looked at and not checked out is not changed") {
  Surroundings around;
  around.is_checked_out = false;
  for (const Standing standing : {Standing::kBase, Standing::kRef, Standing::kReflog}) {
    const auto ways = project::ways_out(make_hit(standing, "main"), around);
    REQUIRE(ways.size() == 1);
    CHECK(ways[0].command == "git show 0123456789:db/versions/b.py");
  }
  CHECK(project::ways_out(make_hit(Standing::kHere, ""), around).empty());
}

TEST_CASE("looking further means asking the remotes, then other clones, then giving up") {
  Surroundings around;
  CHECK(project::ways_to_look_further("bbbb2222", true, around).size() == 2);
  around.remotes = {"fork", "origin"};
  CHECK(project::ways_to_look_further("bbbb2222", true, around).size() == 5);
  around.refs = {{"refs/pull/7/head", {}, false}};
  const auto ways = project::ways_to_look_further("b b", true, around);
  REQUIRE(ways.size() == 4);
  CHECK(ways[0].command == "git fetch fork");
  CHECK(ways[2].command == "migrate -C OTHER_CLONE where 'b b'");
  CHECK(ways[3].command == "alembic stamp --purge head");
  CHECK(project::ways_to_look_further("b b", false, around).size() == 3);
}

TEST_CASE("what leaves several heads says so, and what to do then") {
  Hit hit = make_hit(Standing::kBase, "main");
  hit.ahead = 1;
  Surroundings around;
  around.base = "main";
  around.heads_merged = 2;
  around.heads_restored = 3;
  const auto ways = project::ways_out(hit, around);
  REQUIRE(ways.size() == 3);
  CHECK(ways[0].cost.ends_with("; leaves 2 heads: then `migrate merge`"));
  CHECK(ways[1].cost.ends_with("; leaves 2 heads: then `migrate merge`"));
  CHECK(ways[2].cost.ends_with("; leaves 3 heads: then `migrate merge`"));
}

TEST_CASE("a merge that does not bring the revision is not offered") {
  Surroundings around;
  around.base = "main";
  around.merge_brings_it = false;
  CHECK(project::ways_out(make_hit(Standing::kBase, "main"), around).size() == 1);
  CHECK(project::ways_out(make_hit(Standing::kRef, "feature"), around).size() == 2);
}
