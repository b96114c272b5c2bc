// The part of a merge between finding the differences and merging contents: detected renames move
// the versions of a file to where they belong together.
#pragma once

#include <functional>
#include <string_view>

#include "source/content_merge.h"
#include "source/tree_merge.h"

namespace migrate::source {

// Changes `walk.paths`. Conflicts in which no single path has more than one version are added to
// `merge`.
Result<void> apply_renames(MergeStore& store, const TreeMergeRequest& request, TreeWalk& walk,
                           TreeMerge& merge);

}  // namespace migrate::source
