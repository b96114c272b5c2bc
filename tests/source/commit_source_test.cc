#include "migrate/source/commit_source.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "source/described.h"
#include "support/git_repo.h"

using namespace migrate::source;
using migrate::testing::described;
using migrate::testing::GitRepo;

TEST_CASE("the files of a commit, not of the checkout") {
  GitRepo repo;
  repo.write("v/a.py", "a = 1\n");
  repo.write("v/deep/b.py", "b\n");
  repo.write("v.txt", "x\n");
  std::filesystem::create_symlink("v/a.py", repo / "link.py");
  repo.commit("start");
  repo.remove("v");
  const auto source = described(repo.path(), "HEAD");
  CHECK(migrate::testing::listing(*source, "") == "link.py@ v/ v.txt");
  CHECK(migrate::testing::listing(*source, "v") == "a.py deep/");
  CHECK(migrate::testing::listing(*source, "v/deep") == "b.py");
  CHECK(migrate::testing::listing(*source, "none").empty());
  CHECK(migrate::testing::listing(*source, "v.txt").empty());
  CHECK(migrate::testing::listing(*source, "link.py").empty());
  CHECK(source->read("v/a.py").text == "a = 1\n");
  CHECK(source->stat("v/a.py")->value().id->hex() == repo.id("HEAD:v/a.py"));
  CHECK(source->tree_id("v")->hex() == repo.id("HEAD:v"));
  CHECK(source->tree_id("")->hex() == repo.id("HEAD^{tree}"));
  CHECK_FALSE(source->tree_id("v.txt").has_value());
  CHECK(source->name() == "HEAD");
  CHECK(source->read("v").problem == ReadProblem::kNotRegular);
  CHECK(source->read("none").problem == ReadProblem::kNotFound);
  CHECK(source->read("v.txt/x").problem == ReadProblem::kNotFound);
  CHECK(source->read("../v/a.py").problem == ReadProblem::kNotFound);
  CHECK(source->read("link.py").problem == ReadProblem::kNotRegular);
  CHECK(source->stat("link.py/x")->value().kind == EntryKind::kSymlink);
}

TEST_CASE("a submodule's files belong to another repository") {
  GitRepo library, repo;
  library.commit_file("lib.py", "x");
  repo.git({"submodule", "add", "-q", "file://" + library.path(), "v/lib"});
  repo.commit("add lib");
  const auto source = described(repo.path(), "HEAD");
  CHECK(migrate::testing::listing(*source, "v") == "lib^");
  CHECK(source->stat("v/lib/lib.py")->value().kind == EntryKind::kSubmodule);
  CHECK(source->read("v/lib/lib.py").problem == ReadProblem::kNotRegular);
}

TEST_CASE("objects that a partial clone lacks, and the commands that fetch them") {
  GitRepo repo;
  repo.commit_file("v/a.py", "content\n");
  GitRepo partial = repo.clone({"--filter=blob:none", "--no-checkout"});
  const auto content = described(partial.path(), "HEAD")->read("v/a.py");
  CHECK(content.problem == ReadProblem::kMissingObject);
  REQUIRE(content.hints.size() == 2);
  CHECK(content.hints[1] == "git fetch --refetch --no-filter");
  // The first hint is a command that works.
  partial.git({"cat-file", "-e", content.hints[0].substr(16, 40)});
  CHECK(described(partial.path(), "HEAD")->read("v/a.py").text == "content\n");
}

TEST_CASE("a missing tree is an error, not an empty folder") {
  GitRepo repo;
  repo.commit_file("v/a.py", "a\n");
  const std::string tree = repo.id("HEAD:v");
  repo.remove(".git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));
  const auto source = described(repo.path(), "HEAD");
  CHECK(source->list("v").error().kind == migrate::ErrorKind::kUndecidable);
  CHECK(source->read("v/a.py").problem == ReadProblem::kMissingObject);
  CHECK(source->list("").has_value());
}
