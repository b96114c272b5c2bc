#include "source/flat_files.h"

#include <doctest/doctest.h>

using namespace migrate::source;

TEST_CASE("folders are what paths imply, and sort by name") {
  FlatFiles files;
  for (const char* path : {"a/x", "a-b/y", "a.txt", "a/c/z"})
    files.add(path, EntryKind::kFile, std::nullopt);
  std::string text;
  for (const Entry& entry : files.list("")) text += entry.name + " ";
  CHECK(text == "a a-b a.txt ");
  REQUIRE(files.list("a").size() == 2);
  CHECK(files.list("a")[0].kind == EntryKind::kDirectory);
  CHECK(files.stat("a/c")->kind == EntryKind::kDirectory);
  CHECK(files.stat("")->kind == EntryKind::kDirectory);
  CHECK_FALSE(files.stat("a/").has_value());
  CHECK_FALSE(files.stat("a.txt/x").has_value());
  CHECK_FALSE(files.stat("a/cc").has_value());
}

TEST_CASE("a link or a submodule in the way is what is found") {
  FlatFiles files;
  files.add("m", EntryKind::kSubmodule, std::nullopt);
  files.add("d/l", EntryKind::kSymlink, std::nullopt);
  CHECK(files.stat("m/x/y")->kind == EntryKind::kSubmodule);
  CHECK(files.stat("d/l/x")->name == "l");
}

TEST_CASE("a hundred thousand files in one folder") {
  FlatFiles files;
  for (int i = 0; i < 100000; ++i)
    files.add("v/" + std::to_string(i), EntryKind::kFile, std::nullopt);
  CHECK(files.list("v").size() == 100000);
  CHECK(files.list("").size() == 1);
}
