#include "source/tree_walk.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;
using testing::Texts;

namespace {

TreeWalk walk(const Texts& base, const Texts& ours, const Texts& theirs) {
  const testing::NoObjects nothing;
  MergeStore store(nothing);
  TreeTriple triple;
  triple.roots = {testing::make_tree(store, base), testing::make_tree(store, ours),
                  testing::make_tree(store, theirs)};
  triple.touches_scope = {false, true, true};
  return walk_trees(store, triple).value();
}

}  // namespace

TEST_CASE("a folder that only one side changed is not entered without need") {
  const Texts base{{"a/x", "1\n"}, {"b/y", "1\n"}};
  const TreeWalk result =
      walk(base, {{"a/x", "2\n"}, {"b/y", "1\n"}}, {{"a/x", "1\n"}, {"b/y", "2\n"}});
  CHECK(result.settled.size() == 1);
  CHECK(result.settled.at("").size() == 2);
  CHECK(result.paths.empty());
}

TEST_CASE("it is entered when it may be where a file went that the other side changed") {
  const TreeWalk result = walk({{"a/x", "1\n"}, {"b/y", "1\n"}}, {{"b/x", "1\n"}, {"b/y", "1\n"}},
                               {{"a/x", "2\n"}, {"b/y", "1\n"}});
  CHECK(result.sides[1].relevant.at("a/x") == SourceRelevance::kContent);
  REQUIRE(result.sides[1].added.size() == 1);
  CHECK(result.sides[1].added[0].path == "b/x");
  CHECK(result.settled.count("b") == 1);
}

TEST_CASE("a folder that one side removed and the other added to is of interest itself") {
  const TreeWalk result =
      walk({{"a/x", "1\n"}}, {{"b/x", "1\n"}}, {{"a/new", "2\n"}, {"a/x", "1\n"}});
  CHECK(result.sides[1].no_longer.at("a") == FolderRelevance::kForSelf);
  CHECK(result.sides[1].relevant.at("a/x") == SourceRelevance::kLocation);
}

TEST_CASE("a file and a folder of one name are one entry, whatever sorts between them") {
  const TreeWalk result =
      walk({{"v.b", "1\n"}}, {{"v", "1\n"}, {"v.b", "1\n"}}, {{"v.b", "1\n"}, {"v/a", "1\n"}});
  CHECK(result.paths.at("v").files == 2);
  CHECK(result.paths.at("v").folders == 4);
  CHECK(result.paths.count("v/a") == 1);
}
