#include "source/blob_content.h"

#include <doctest/doctest.h>

#include "source/described.h"
#include "support/git_repo.h"

using namespace migrate::source;
using migrate::testing::GitRepo;

TEST_CASE("an entry's content, or why it cannot be had") {
  GitRepo repo;
  repo.commit_file("a.py", "a\n");
  const auto repository = migrate::testing::open_at(repo.path());
  const auto id = migrate::git::hash_blob("a\n");
  CHECK(read_entry(*repository, {"a.py", EntryKind::kFile, id}, "v/a.py").text == "a\n");
  const Content missing =
      read_entry(*repository, {"b.py", EntryKind::kFile, migrate::git::ObjectId{}}, "v/b.py");
  CHECK(missing.problem == ReadProblem::kMissingObject);
  CHECK(missing.reason == "the content of v/b.py (0000000000) is not in the repository.");
  CHECK(read_entry(*repository, {"l", EntryKind::kSymlink, id}, "l").problem ==
        ReadProblem::kNotRegular);
}

TEST_CASE("a huge blob is refused by its header") {
  GitRepo repo;
  repo.write("x.py", std::string(kMaxFileBytes + 1, '#'));
  const auto id = migrate::git::ObjectId::from_hex(repo.git({"hash-object", "-w", "x.py"}));
  const auto repository = migrate::testing::open_at(repo.path());
  const Content content = read_entry(*repository, {"x.py", EntryKind::kFile, id}, "x.py");
  CHECK(content.problem == ReadProblem::kTooLarge);
  CHECK(content.reason == "x.py has 16777217 bytes; files of more than 16777216 are not read.");
}

TEST_CASE("kinds of Git's modes") {
  using migrate::git::Mode;
  CHECK(kind_of(Mode::kExecutable) == EntryKind::kFile);
  CHECK(kind_of(Mode::kTree) == EntryKind::kDirectory);
  CHECK(kind_of(Mode::kSubmodule) == EntryKind::kSubmodule);
}
