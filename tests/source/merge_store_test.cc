#include "source/merge_store.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;

TEST_CASE("what was put is found under git's names, the rest is asked of the reader") {
  const testing::NoObjects nothing;
  MergeStore store(nothing);
  const git::ObjectId blob = store.put_blob("a\n");
  CHECK(blob.hex() == "78981922613b2afb6025042ff6bd878ac1994e85");
  CHECK(*store.blob(blob).value() == "a\n");
  CHECK(store.fingerprint(blob).value()->size == 2);
  CHECK_FALSE(store.blob({}).has_value());
  CHECK_FALSE(store.tree({}).has_value());
  const git::ObjectId tree = store.put_tree({{"a0", git::Mode::kFile, blob},
                                             {"a", git::Mode::kTree, blob},
                                             {"a.b", git::Mode::kFile, blob}});
  const auto entries = store.tree(tree).value();
  CHECK((*entries)[0].name == "a.b");
  CHECK((*entries)[1].name == "a");
  CHECK((*entries)[2].name == "a0");
}

TEST_CASE("a folder sorts as if its name ended in a slash") {
  CHECK(compare_names("a", true, "a.b", false) > 0);
  CHECK(compare_names("a", false, "a.b", false) < 0);
  CHECK(compare_names("a", true, "a", false) > 0);
  CHECK(compare_names("a", true, "a", true) == 0);
}
