#include "migrate/source/worktree_source.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>

#include "source/described.h"
#include "support/git_repo.h"

using namespace migrate::source;
using migrate::testing::GitRepo;
using migrate::testing::listing;
using migrate::testing::TempDir;

namespace {

namespace fs = std::filesystem;

std::shared_ptr<const Source> source_of(const std::string& root) {
  auto source = worktree_source(root);
  REQUIRE(source.has_value());
  return *source;
}

}  // namespace

TEST_CASE("the files on disk, untracked ones too, without Git's own") {
  GitRepo repo;
  repo.commit_file("v/a.py", "a = 1\n");
  repo.write("v/new.py", "new\n");
  const auto source = source_of(repo.path());
  CHECK(listing(*source, "") == "v/");
  CHECK(listing(*source, "v") == "a.py new.py");
  CHECK(source->read("v/new.py").text == "new\n");
  CHECK(source->read(".git/HEAD").problem == ReadProblem::kNotFound);
  CHECK_FALSE(source->stat(".git")->has_value());
  CHECK(source->stat("v/a.py")->value().kind == EntryKind::kFile);
  CHECK(source->stat("")->value().kind == EntryKind::kDirectory);
  CHECK(source->name().empty());
  repo.write("v/a.py", "");
  CHECK(source->read("v/a.py").text.empty());
  CHECK(source->read("v/a.py").ok());
}

TEST_CASE("nothing leads out of the root") {
  TempDir outer;
  outer.write("secret.py", "secret");
  outer.write("root/v/a.py", "a");
  outer.write("elsewhere/x.py", "x");
  fs::create_symlink("../../secret.py", outer / "root/v/link.py");
  fs::create_directory_symlink("../elsewhere", outer / "root/linked");
  const auto source = source_of(outer / "root");
  CHECK(listing(*source, "") == "linked@ v/");
  CHECK(listing(*source, "v") == "a.py link.py@");
  CHECK(listing(*source, "linked").empty());
  CHECK(source->read("v/link.py").problem == ReadProblem::kNotRegular);
  CHECK(source->read("linked/x.py").problem == ReadProblem::kNotRegular);
  CHECK(source->stat("linked/x.py")->value().kind == EntryKind::kSymlink);
  CHECK(source->stat("linked/x.py")->value().name == "linked");
  for (const char* path :
       {"../secret.py", "v/../../secret.py", "v/./a.py", "v//a.py", "/etc/passwd", "..", ".", "v/"})
    CHECK_MESSAGE(source->read(path).problem == ReadProblem::kNotFound, path);
  // The root itself may be a link.
  fs::create_directory_symlink("root", outer / "way");
  CHECK(source_of(outer / "way")->read("v/a.py").text == "a");
}

TEST_CASE("pipes and huge files are not opened, absent ones are not found") {
  TempDir root;
  root.write("v/a.py", "a");
  REQUIRE(mkfifo((root / "v/pipe.py").c_str(), 0600) == 0);
  root.write("v/huge.py", "");
  fs::resize_file(root / "v/huge.py", 1U << 30U);
  const auto source = source_of(root.path());
  CHECK(listing(*source, "v") == "a.py huge.py pipe.py=");
  CHECK(source->read("v/pipe.py").problem == ReadProblem::kNotRegular);
  CHECK(source->read("v/huge.py").problem == ReadProblem::kTooLarge);
  CHECK(source->read("v").problem == ReadProblem::kNotRegular);
  CHECK(source->read("v/none.py").problem == ReadProblem::kNotFound);
  CHECK(source->read("none/a.py").problem == ReadProblem::kNotFound);
  CHECK(source->read("v/a.py/b").problem == ReadProblem::kNotFound);
  CHECK(listing(*source, "none").empty());
  CHECK_FALSE(worktree_source(root / "v/a.py").has_value());
  CHECK(worktree_source(root / "none").error().kind == migrate::ErrorKind::kUsage);
}

TEST_CASE("a folder with a repository of its own is a submodule") {
  TempDir root;
  root.write("outer/inner/.git", "gitdir: x");
  root.write("outer/inner/a.py", "a");
  const auto source = source_of(root.path());
  CHECK(listing(*source, "outer") == "inner^");
  CHECK(source->read("outer/inner/a.py").problem == ReadProblem::kNotRegular);
  CHECK(source->stat("outer/inner/a.py")->value().kind == EntryKind::kSubmodule);
}

TEST_CASE("very many files in one folder") {
  TempDir root;
  fs::create_directories(root / "v");
  for (int i = 0; i < 3000; ++i) root.write("v/" + std::to_string(i) + ".py", std::to_string(i));
  const auto source = source_of(root.path());
  const auto entries = source->list("v");
  REQUIRE(entries.has_value());
  REQUIRE(entries->size() == 3000);
  CHECK((*entries)[0].name == "0.py");
  CHECK((*entries)[1].name == "1.py");
  CHECK((*entries)[2].name == "10.py");
  std::size_t wrong = 0;
  for (const Entry& entry : *entries)
    wrong += source->read("v/" + entry.name).text + ".py" != entry.name;
  CHECK(wrong == 0);
}

TEST_CASE("a file that rests has a stamp of its own") {
  // Files of the checkout that this was built from: older than any build.
  const auto source = source_of(MIGRATE_TESTS_DIR);
  const auto stamp = source->stamp("CMakeLists.txt");
  REQUIRE(stamp.has_value());
  CHECK(source->stamp("CMakeLists.txt") == stamp);
  CHECK(source->stamp("source/worktree_source_test.cc") != stamp);
  CHECK_FALSE(source->stamp("source").has_value());
  CHECK_FALSE(source->stamp("absent.py").has_value());
  CHECK_FALSE(source->stamp("../CMakeLists.txt").has_value());
}
