#include "migrate/source/index_source.h"

#include <doctest/doctest.h>

#include "source/described.h"
#include "support/git_repo.h"

using namespace migrate::source;
using migrate::testing::GitRepo;
using migrate::testing::listing;
using migrate::testing::open_at;

TEST_CASE("what would be committed, not what lies in the work tree") {
  GitRepo repo;
  repo.commit_file("v/a.py", "a = 1\n");
  repo.write("v/b.py", "b = 1\n");
  repo.git({"add", "v/b.py"});
  repo.write("v/b.py", "b = 2\n");
  repo.write("v/untracked.py", "");
  const auto source = index_source(open_at(repo.path()));
  REQUIRE(source.has_value());
  CHECK(listing(**source, "") == "v/");
  CHECK(listing(**source, "v") == "a.py b.py");
  CHECK((*source)->read("v/b.py").text == "b = 1\n");
  CHECK((*source)->name() == "index");
  CHECK((*source)->read("v/untracked.py").problem == ReadProblem::kNotFound);
  CHECK((*source)->stat("v")->value().kind == EntryKind::kDirectory);
}

TEST_CASE("unmerged paths are in conflict") {
  GitRepo repo;
  repo.commit_file("v/a.py", "0\n");
  repo.checkout_new("topic");
  repo.commit_file("v/a.py", "1\n");
  repo.checkout("main");
  repo.commit_file("v/a.py", "2\n");
  CHECK(repo.try_git({"merge", "-q", "topic"}).status != 0);
  const auto source = index_source(open_at(repo.path()));
  REQUIRE(source.has_value());
  CHECK(listing(**source, "v") == "a.py!");
  const Content content = (*source)->read("v/a.py");
  CHECK(content.problem == ReadProblem::kConflict);
  CHECK_FALSE(content.hints.empty());
}

TEST_CASE("GIT_INDEX_FILE, as git commit with paths hands it to hooks") {
  GitRepo repo;
  repo.commit_file("a.py", "a\n");
  repo.write("b.py", "b\n");
  auto variables = repo.environment();
  variables["GIT_INDEX_FILE"] = repo / ".git/next-index";
  CHECK(migrate::testing::run_process({"git", "add", "b.py"}, repo.path(), variables).status == 0);
  migrate::git::OpenOptions options;
  options.environment.index_file = ".git/next-index";
  const auto repository = migrate::git::Repository::open(repo.path(), options);
  REQUIRE(repository.has_value());
  const auto source = index_source(*repository);
  REQUIRE(source.has_value());
  CHECK(listing(**source, "") == "b.py");
}
