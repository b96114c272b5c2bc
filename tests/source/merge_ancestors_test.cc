#include "source/merge_ancestors.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;
using testing::Texts;

namespace {

git::ObjectId commit(std::uint8_t number) {
  git::ObjectId id;
  id.bytes[0] = number;
  return id;
}

struct FakeHistory : History {
  std::map<git::ObjectId, git::ObjectId> trees;
  git::MergeBases common;

  Result<git::MergeBases> merge_bases(const git::ObjectId&, const git::ObjectId&) const override {
    return common;
  }
  Result<git::ObjectId> tree_of(const git::ObjectId& id) const override { return trees.at(id); }
};

struct Ancestors {
  testing::NoObjects nothing;
  MergeStore store{nothing};
  FakeHistory history;

  Ancestors() { history.common.ids = {commit(1)}; }
  void add(std::uint8_t number, const Texts& texts) {
    history.trees[commit(number)] = testing::make_tree(store, texts);
  }
};

}  // namespace

TEST_CASE("one common ancestor is taken as it is") {
  Ancestors at;
  at.add(1, {{"a", "1\n"}});
  CHECK(ancestor_tree(at.history, at.store, {commit(1)}).value().tree ==
        at.history.trees[commit(1)]);
}

TEST_CASE("several are merged, the oldest first, and conflicts become content") {
  Ancestors at;
  at.add(1, {{"a", "1\n"}, {"b", "1\n"}});
  at.add(2, {{"a", "2\n"}, {"b", "2\n"}});
  at.add(3, {{"a", "3\n"}, {"b", "1\n"}});
  const AncestorTree ancestor = ancestor_tree(at.history, at.store, {commit(3), commit(2)}).value();
  REQUIRE(ancestor.tree);
  CHECK(testing::read_tree(at.store, *ancestor.tree) ==
        Texts{{"a",
               "<<<<<<<<< Temporary merge branch 1\n2\n=========\n3\n"
               ">>>>>>>>> Temporary merge branch 2\n"},
              {"b", "2\n"}});
}

TEST_CASE("what cannot be known is said") {
  Ancestors at;
  at.add(1, {{"a", "1\n"}});
  at.add(2, {{"a", "2\n"}});
  at.history.common.complete = false;
  CHECK(ancestor_tree(at.history, at.store, {commit(1), commit(2)}).value().unknown);
  at.history.common = {{commit(1), commit(2)}, true};  // for ever and ever
  CHECK(ancestor_tree(at.history, at.store, {commit(1), commit(2)}).value().unknown);
}
