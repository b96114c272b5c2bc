#include "merge/forecast_trees.h"

#include <doctest/doctest.h>

#include "support/git_repo.h"

using namespace migrate;
using testing::GitRepo;

TEST_CASE("commits with equal trees at the paths have one number") {
  GitRepo repo;
  const auto commit = [&](const std::string& name, const std::string& text) {
    return *git::ObjectId::from_hex(repo.commit_file(name, text));
  };
  const std::vector<git::ObjectId> commits = {commit("v/a", "1"), commit("other", "1"),
                                              commit("v/a", "2"), commit("w/b", "1")};
  const auto repository = git::Repository::open(repo.path());
  REQUIRE(repository.has_value());
  merge::TreeTable table(**repository, {"v", "w"});
  table.add(commits);
  table.add(commits);
  CHECK(table.size() == 3);
  CHECK(table.of(commits[0]) == table.of(commits[1]));
  CHECK(table.of(commits[1]) != table.of(commits[2]));
  CHECK(table.found(table.of(commits[2]))[1].state == git::Found::State::kAbsent);
  CHECK(table.found(table.of(commits[3]))[1].state == git::Found::State::kFound);
}
