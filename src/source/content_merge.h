// The merge of three versions of one file: mode and content.
#pragma once

#include <array>
#include <string>

#include "source/merge_store.h"
#include "source/tree_walk.h"

namespace migrate::source {

struct ContentMerge {
  Stage result;
  bool clean = true;
  bool unknown = false;
};

struct ContentMergeContext {
  std::string ours_label, theirs_label;
  int depth = 0;
  int extra_marker_length = 0;
};

// Ours and theirs are present and of the same kind (file, link or submodule). `names`: where each
// version lies.
Result<ContentMerge> merge_contents(MergeStore& store, const std::array<Stage, 3>& stages,
                                    const std::array<std::string, 3>& names,
                                    const ContentMergeContext& context);

enum class FileKind { kFile, kSymlink, kSubmodule, kAbsent };
FileKind kind_of(const Stage& stage);

}  // namespace migrate::source
