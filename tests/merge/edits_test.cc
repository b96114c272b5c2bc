#include "migrate/merge/edits.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <vector>

#include "support/git_repo.h"
#include "support/temp_dir.h"

using namespace migrate;
using merge::FileEdit;
using migrate::testing::GitRepo;
using migrate::testing::TempDir;

namespace {

ErrorKind kind_of(const Result<void>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().kind;
}

}  // namespace

TEST_CASE("new and changed files are written, with the folders that they need") {
  const TempDir dir;
  dir.write("a/one.py", "old\n");
  const std::vector<FileEdit> edits = {{"a/one.py", "old\n", "new\n"},
                                       {"a/b/two.py", std::nullopt, "two\n"}};
  REQUIRE(merge::apply(edits, dir.path()).has_value());
  CHECK(dir.read("a/one.py") == "new\n");
  CHECK(dir.read("a/b/two.py") == "two\n");
}

TEST_CASE("nothing is written when any check fails") {
  const TempDir dir;
  dir.write("changed.py", "changed meanwhile\n");
  const FileEdit fine{"fine.py", std::nullopt, "x"};
  SUBCASE("a file that changed") {
    CHECK(kind_of(merge::apply(std::vector{fine, FileEdit{"changed.py", "old\n", "x"}},
                               dir.path())) == ErrorKind::kUsage);
  }
  SUBCASE("a file that exists") {
    CHECK(kind_of(merge::apply(std::vector{fine, FileEdit{"changed.py", std::nullopt, "x"}},
                               dir.path())) == ErrorKind::kUsage);
  }
  SUBCASE("a file that is gone") {
    CHECK(kind_of(merge::apply(std::vector{fine, FileEdit{"gone.py", "old\n", "x"}}, dir.path())) ==
          ErrorKind::kUsage);
  }
  SUBCASE("a folder that is a link out of the root") {
    const TempDir outside;
    REQUIRE(::symlink(outside.path().c_str(), (dir / "link").c_str()) == 0);
    CHECK(kind_of(merge::apply(std::vector{fine, FileEdit{"link/x.py", std::nullopt, "x"}},
                               dir.path())) == ErrorKind::kUsage);
    CHECK(std::filesystem::is_empty(outside.path()));
  }
  SUBCASE("a path that leaves the root") {
    CHECK(kind_of(merge::apply(std::vector{fine, FileEdit{"../x.py", std::nullopt, "x"}},
                               dir.path())) == ErrorKind::kUsage);
  }
  CHECK_FALSE(std::filesystem::exists(dir / "fine.py"));
  CHECK(dir.read("changed.py") == "changed meanwhile\n");
}

TEST_CASE("git apply takes the patch and makes the same files") {
  GitRepo repo;
  repo.commit_file("a/one.py", "1\n2\n3\n4\n5\n6\n7\n8\n9\nlast line without an end");
  const std::vector<FileEdit> edits = {
      {"a/one.py", "1\n2\n3\n4\n5\n6\n7\n8\n9\nlast line without an end",
       "1\n2\n3\n4\nfive\n6\n7\n8\n9\nlast line\n"},
      {"b/two words.py", std::nullopt, "two\n"},
      {"empty.py", std::nullopt, ""}};
  const Result<std::string> patch = merge::to_patch(edits);
  REQUIRE(patch.has_value());
  repo.git({"apply", "-"}, *patch);
  const Result<void> again = merge::apply(edits, repo.path());
  CHECK_FALSE(again.has_value());  // the patch has made them already
  for (const FileEdit& edit : edits)
    CHECK(repo.git({"hash-object", edit.path}) == repo.git({"hash-object", "--stdin"}, edit.after));
}
