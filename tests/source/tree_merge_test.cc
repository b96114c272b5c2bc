#include "source/tree_merge.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;
using testing::Texts;

namespace {

struct Outcome {
  Texts files;
  std::vector<std::string> conflicts;
};

Outcome merge(const Texts& base, const Texts& ours, const Texts& theirs,
              const std::string& folder = "", int depth = 0) {
  const testing::NoObjects nothing;
  MergeStore store(nothing);
  TreeMergeRequest request;
  request.roots = {testing::make_tree(store, base), testing::make_tree(store, ours),
                   testing::make_tree(store, theirs)};
  request.folders = {folder};
  request.depth = depth;
  const TreeMerge merged = merge_trees(store, request).value();
  Outcome outcome;
  if (const auto it = merged.trees.find(folder); it != merged.trees.end()) {
    outcome.files = testing::read_tree(store, it->second);
  }
  for (const PathConflict& conflict : merged.conflicts) outcome.conflicts.push_back(conflict.path);
  return outcome;
}

using Paths = std::vector<std::string>;
const std::string kText = "1\n2\n3\n4\n5\n6\n7\n8\n";

}  // namespace

TEST_CASE("additions and deletions of both sides are all taken") {
  const Outcome outcome = merge({{"v/a", "a\n"}, {"v/b", "b\n"}}, {{"v/b", "b\n"}, {"v/c", "c\n"}},
                                {{"v/a", "a\n"}, {"v/b", "b\n"}, {"v/d", "d\n"}}, "v");
  CHECK(outcome.files == Texts{{"b", "b\n"}, {"c", "c\n"}, {"d", "d\n"}});
  CHECK(outcome.conflicts.empty());
}

TEST_CASE("a folder that one side changed, or that is gone, need not be entered") {
  const Texts base{{"v/a", "a\n"}, {"x", "x\n"}};
  CHECK(merge(base, base, {{"v/a", "A\n"}, {"x", "x\n"}}, "v").files == Texts{{"a", "A\n"}});
  CHECK(merge(base, {{"x", "x\n"}}, base, "v").files.empty());
  CHECK(merge(base, base, base, "v").files == Texts{{"a", "a\n"}});
  CHECK(merge(base, base, base, "none").files.empty());
}

TEST_CASE("conflicts: both added, edited and deleted, both edited") {
  const Outcome outcome = merge({{"v/edit", "a\n"}, {"v/gone", "a\n"}},
                                {{"v/add", "x\n"}, {"v/edit", "b\n"}, {"v/gone", "b\n"}},
                                {{"v/add", "y\n"}, {"v/edit", "c\n"}}, "v");
  CHECK(outcome.conflicts == Paths{"v/add", "v/edit", "v/gone"});
  CHECK(merge({}, {{"v/add", "x\n"}}, {{"v/add", "x\n"}}, "v").conflicts.empty());
}

TEST_CASE("a file against a folder is moved aside") {
  const Outcome outcome =
      merge({{"x", "x\n"}}, {{"v", "file\n"}, {"x", "x\n"}}, {{"v/a", "a\n"}, {"x", "x\n"}});
  CHECK(outcome.conflicts == Paths{"v~ours"});
  CHECK(outcome.files == Texts{{"v/a", "a\n"}, {"v~ours", "file\n"}, {"x", "x\n"}});
}

TEST_CASE("links are taken whole or are in conflict") {
  CHECK(merge({{"l", "-> a"}}, {{"l", "-> b"}}, {{"l", "-> a"}}).files == Texts{{"l", "-> b"}});
  CHECK(merge({{"l", "-> a"}}, {{"l", "-> b"}}, {{"l", "-> c"}}).conflicts == Paths{"l"});
  CHECK(merge({{"l", "-> a"}}, {{"l", "b\n"}}, {{"l", "-> c"}}).conflicts == Paths{"l"});
}

TEST_CASE("in a common ancestor that is made up, the base stands in for a conflict") {
  CHECK(merge({{"a", "1\n"}}, {{"a", "2\n"}}, {}, "", 1).files == Texts{{"a", "1\n"}});
  CHECK(merge({{"l", "-> a"}}, {{"l", "-> b"}}, {{"l", "-> c"}}, "", 1).files ==
        Texts{{"l", "-> a"}});
}

TEST_CASE("an edit follows a rename across the border of the folder") {
  const Texts base{{"old/a", kText}, {"v/b", "b\n"}};
  const Texts ours{{"v/a", kText}, {"v/b", "b\n"}};
  const Texts theirs{{"old/a", kText + "9\n"}, {"v/b", "b\n"}};
  CHECK(merge(base, ours, theirs, "v").files == Texts{{"a", kText + "9\n"}, {"b", "b\n"}});
}

TEST_CASE("within tells whole path components") {
  CHECK(within("a/b", {"a"}));
  CHECK(within("a", {"a"}));
  CHECK_FALSE(within("ab", {"a"}));
  CHECK(within("ab", {"x", ""}));
}
