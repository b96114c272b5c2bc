#include "merge/forecast_files.h"

#include <doctest/doctest.h>

#include <utility>

using namespace migrate;
using merge::FileDelta;
using merge::FileList;
using merge::VersionFile;
using source::EntryKind;

namespace {

git::ObjectId id(char digit) { return *git::ObjectId::from_hex(std::string(40, digit)); }

// "a1 b2": the file v/a with content 1, v/b with content 2; "d/a1" is in a folder below.
FileList list(const std::string& text) {
  FileList result;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(' ', start), text.size());
    const std::string word = text.substr(start, end - start);
    result.files.push_back(
        {"v/" + word.substr(0, word.size() - 1), id(word.back()), EntryKind::kFile});
    start = end + 1;
  }
  result.sort();
  return result;
}

// "+a1" for a file that is now so, "-a" for one that is gone; "?" when contents must be merged.
std::string show(const std::optional<std::vector<FileDelta>>& delta) {
  if (!delta) return "?";
  std::string text;
  for (const FileDelta& one : *delta) {
    if (!text.empty()) text += ' ';
    text += one.file ? "+" + one.path.substr(2) + one.file->blob.hex().substr(0, 1)
                     : "-" + one.path.substr(2);
  }
  return text;
}

std::string merged(const std::string& ancestor, const std::string& ours,
                   const std::string& theirs) {
  return show(merge::merge_lists(list(ancestor), list(ours), list(theirs)));
}

}  // namespace

TEST_CASE("a file that one side changed is as that side has it") {
  CHECK(merged("a1", "a1 b2", "a1 c3") == "+c3");
  CHECK(merged("a1 b2", "a1 b2 x1", "a1 b3") == "+b3");
  CHECK(merged("a1 b2", "a1 b2 x1", "a1") == "-b");
  CHECK(merged("a1 b2", "a1", "a1 b2 c3") == "+c3");
  CHECK(merged("a1 b2", "a1 b3", "a1 b2") == "");
  CHECK(merged("a1", "a1 b2", "a1 b2") == "");
}

TEST_CASE("a file that both sides changed must be merged") {
  const auto delta = merge::merge_lists(list("a1"), list("a2"), list("a3"));
  REQUIRE(delta.has_value());
  CHECK(delta->front().contents == std::vector<git::ObjectId>{id('1'), id('2'), id('3')});
}

TEST_CASE("where one side deleted what the other changed, only the real merge can tell") {
  CHECK(merged("a1 b2", "a1", "a1 b3") == "?");
  CHECK(merged("a1 b2", "a1 b3", "a1") == "?");
}

TEST_CASE("a file that both sides added differently is in conflict") {
  const auto delta = merge::merge_lists(list("a1"), list("a1 b2"), list("a1 b3"));
  REQUIRE(delta.has_value());
  REQUIRE(delta->size() == 1);
  CHECK(delta->front().file->kind == EntryKind::kConflict);
}

TEST_CASE("what may be a rename on both sides, or a renamed folder, is left to the real merge") {
  CHECK(merged("a1 b2", "a1 c2", "a1 d2") == "?");
  CHECK(merged("a1 d/b2", "a1 e/b2", "a1 d/b2 d/c3") == "?");
  CHECK(merged("a1", "", "a1 b2") == "?");
}

TEST_CASE("the difference of two lists") {
  CHECK(show(merge::difference(list("a1 b2 c3"), list("a1 b4 d5"))) == "+b4 -c +d5");
  CHECK(show(merge::difference(list("a1"), list("a1"))) == "");
}

TEST_CASE("only what Alembic imports is listed, folders below when it looks there") {
  source::MemorySource source;
  source.add("db/v/b.py", "");
  source.add("db/v/a.py", "");
  source.add("db/v/__init__.py", "");
  source.add("db/v/notes.txt", "");
  source.add("db/v/2026/c.py", "");
  source.add("db/v/__pycache__/d.py", "");
  source.add("db/v/link.py", "a.py", EntryKind::kSymlink);
  const auto paths = [&](bool recursive) {
    const auto files = merge::list_revision_files(source, "db/v", recursive, "");
    REQUIRE(files.has_value());
    std::vector<std::string> result;
    for (const VersionFile& file : files->files) result.push_back(file.path);
    return result;
  };
  CHECK(paths(false) == std::vector<std::string>{"db/v/a.py", "db/v/b.py", "db/v/link.py"});
  CHECK(paths(true) ==
        std::vector<std::string>{"db/v/2026/c.py", "db/v/a.py", "db/v/b.py", "db/v/link.py"});
  const auto below = merge::list_revision_files(source, "db/v/2026", false, "x");
  CHECK(below->files.front().path == "x/db/v/2026/c.py");
}
