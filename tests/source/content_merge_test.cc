#include "source/content_merge.h"

#include <doctest/doctest.h>

#include "memory_trees.h"

using namespace migrate;
using namespace migrate::source;

namespace {

const testing::NoObjects kNothing;

Stage stage(MergeStore& store, const std::string& text, git::Mode mode = git::Mode::kFile) {
  return {true, mode, store.put_blob(text)};
}

}  // namespace

TEST_CASE("mode and content are merged apart from each other") {
  MergeStore store(kNothing);
  const Stage base = stage(store, "a\n");
  const Stage ours = stage(store, "a\n", git::Mode::kExecutable), theirs = stage(store, "b\n");
  const ContentMerge merged =
      merge_contents(store, {base, ours, theirs}, {"f", "f", "f"}, {"o", "t", 0, 0}).value();
  CHECK(merged.clean);
  CHECK(merged.result == Stage{true, git::Mode::kExecutable, theirs.id});
}

TEST_CASE("two modes without a base are a conflict") {
  MergeStore store(kNothing);
  const ContentMerge merged =
      merge_contents(store,
                     {Stage{}, stage(store, "a\n"), stage(store, "a\n", git::Mode::kExecutable)},
                     {"f", "f", "f"}, {"o", "t", 0, 0})
          .value();
  CHECK_FALSE(merged.clean);
}

TEST_CASE("markers name the paths where they differ, and are longer deeper down") {
  MergeStore store(kNothing);
  const ContentMerge merged =
      merge_contents(store, {stage(store, "a\n"), stage(store, "b\n"), stage(store, "c\n")},
                     {"f", "f", "g"}, {"o", "t", 1, 2})
          .value();
  CHECK(*store.blob(merged.result.id).value() == "<<<<<<<<< o:f\nb\n=========\nc\n>>>>>>>>> t:g\n");
}

TEST_CASE("submodules are left to git, and a missing object is an error") {
  MergeStore store(kNothing);
  const auto module = [&](const char* text) { return stage(store, text, git::Mode::kSubmodule); };
  const ContentMerge merged =
      merge_contents(store, {module("a"), module("b"), module("c")}, {"f", "f", "f"}, {}).value();
  CHECK(merged.unknown);
  Stage absent = stage(store, "x");
  absent.id = {};
  CHECK_FALSE(
      merge_contents(store, {stage(store, "a"), absent, stage(store, "c")}, {"f", "f", "f"}, {})
          .has_value());
}
