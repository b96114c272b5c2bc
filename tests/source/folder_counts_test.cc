#include "source/folder_counts.h"

#include <doctest/doctest.h>

using namespace migrate::source;

TEST_CASE("folder_of and name_of split a path") {
  CHECK(folder_of("a/b/c.py") == "a/b");
  CHECK(name_of("a/b/c.py") == "c.py");
  CHECK(folder_of("c.py").empty());
  CHECK(name_of("c.py") == "c.py");
}

TEST_CASE("a rename counts for its folder, and for those above as long as the ends agree") {
  FolderCounts counts;
  const RemovedFolders removed{{"old/sub", FolderRelevance::kForSelf},
                               {"old", FolderRelevance::kForSelf}};
  count_rename(counts, removed, {"old/sub", "old"}, "old/sub/a.py", "new/sub/b.py");
  CHECK(counts == FolderCounts{{"old/sub", {{"new/sub", 1}}}, {"old", {{"new", 1}}}});
  count_rename(counts, removed, {"old/sub", "old"}, "old/sub/a.py", "new/other/b.py");
  CHECK(counts["old"] == std::map<std::string, int>{{"new", 1}});
  count_rename(counts, removed, {"old"}, "elsewhere/a.py", "new/b.py");
  CHECK(counts.count("elsewhere") == 0);
}

TEST_CASE("the favourite has the most votes, and ties are seen") {
  CHECK(favourite({{"a", 1}, {"b", 2}}).folder == "b");
  CHECK_FALSE(favourite({{"a", 1}, {"b", 2}}).tied);
  CHECK(favourite({{"a", 2}, {"b", 2}, {"c", 1}}).tied);
  CHECK(favourite({}).votes == 0);
}

TEST_CASE("a folder is certain when the undecided files cannot change the outcome") {
  const FolderCounts counts{{"old", {{"new", 3}, {"other", 1}}}};
  RemovedFolders removed{{"old", FolderRelevance::kForSelf}};
  settle_certain_folders(counts, removed, {"old/a.py", "old/b.py"});
  CHECK(has_open_folder(removed, "old/a.py"));
  settle_certain_folders(counts, removed, {"old/a.py"});
  CHECK_FALSE(has_open_folder(removed, "old/a.py"));
}
