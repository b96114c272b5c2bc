// The three-way merge of trees, with the result that Git's own merge (the "ort" strategy, as
// configured by default) has. Pure: objects are read through a store, and made in it.
//
// Not considered: merge drivers and line ending conversion set by .gitattributes, and merge.* and
// diff.* configuration.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/tree_walk.h"

namespace migrate::source {

struct TreeMergeRequest {
  std::array<std::optional<git::ObjectId>, 3> roots;  // base, ours, theirs; nothing: the empty tree
  std::vector<std::string> folders;  // what is wanted; {""}: everything. None lies in another
  std::string ours_label = "ours", theirs_label = "theirs";
  // How many merges of common ancestors this one is part of. 0: the one that was asked for.
  int depth = 0;
};

struct PathConflict {
  std::string path;
  std::string reason;    // one sentence
  bool unknown = false;  // Git may be able to merge it, but how cannot be told here
};

struct TreeMerge {
  // By folder that was asked for; absent where the merge leaves nothing. Conflicts are in it as Git
  // writes them to its tree.
  std::map<std::string, git::ObjectId> trees;
  std::vector<PathConflict> conflicts;  // by path
  // The reason why nothing about the folders is known; then `trees` is empty.
  std::optional<std::string> unknown;
};

Result<TreeMerge> merge_trees(MergeStore& store, const TreeMergeRequest& request);

// Whether `path` is one of the folders or lies in one.
bool within(std::string_view path, const std::vector<std::string>& folders);

}  // namespace migrate::source
