#include "source/rename_merge.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;
using testing::Texts;

namespace {

struct Applied {
  TreeWalk walk;
  TreeMerge merge;
};

Applied apply(const Texts& base, const Texts& ours, const Texts& theirs) {
  const testing::NoObjects nothing;
  MergeStore store(nothing);
  TreeMergeRequest request;
  request.folders = {""};
  TreeTriple triple;
  triple.roots = request.roots = {testing::make_tree(store, base), testing::make_tree(store, ours),
                                  testing::make_tree(store, theirs)};
  triple.touches_scope = {false, true, true};
  Applied result;
  result.walk = walk_trees(store, triple).value();
  REQUIRE(apply_renames(store, request, result.walk, result.merge).has_value());
  return result;
}

const std::string kText = "1\n2\n3\n4\n5\n6\n7\n8\n", kEdited = kText + "9\n";

}  // namespace

TEST_CASE("the other side's version moves to where the file went") {
  const Applied result = apply({{"a", kText}}, {{"b", kText}}, {{"a", kEdited}});
  CHECK(result.walk.paths.at("a").removed);
  CHECK(result.walk.paths.at("b").files == 7);
  CHECK(result.walk.paths.at("b").origin[2] == "a");
}

TEST_CASE("renamed on one side and deleted on the other") {
  const Applied result = apply({{"a", kText}}, {{"b", kText}}, {{"x", "x\n"}});
  CHECK(result.walk.paths.at("b").path_conflict);
}

TEST_CASE("renamed on both sides, alike or differently") {
  const Applied same = apply({{"a", kText}}, {{"b", kText}}, {{"b", kText}});
  CHECK_FALSE(same.walk.paths.at("b").path_conflict);
  CHECK(same.walk.paths.at("b").files == 7);
  const Applied different = apply({{"a", kText}}, {{"b", kText}}, {{"c", kText}});
  CHECK(different.walk.paths.at("a").path_conflict);
  CHECK(different.walk.paths.at("b").path_conflict);
  CHECK(different.walk.paths.at("c").path_conflict);
}

TEST_CASE("a file added to a folder that the other side renamed is in conflict") {
  const Applied result =
      apply({{"v/a", kText}}, {{"w/a", kText}}, {{"v/a", kText}, {"v/b", "b\n"}});
  REQUIRE(result.merge.conflicts.size() == 1);
  CHECK(result.merge.conflicts[0].path == "w/b");
  CHECK(result.walk.paths.at("v/b").removed);
}
