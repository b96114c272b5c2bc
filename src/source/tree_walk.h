// The first half of a merge of trees: what differs between the base and the two sides.
//
// A folder that only one side changed is not entered, unless a file in it may be where that side
// moved a file that the other side changed.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/merge_store.h"
#include "source/renames.h"

namespace migrate::source {

// Versions of a path are indexed: 0 base, 1 ours, 2 theirs. A set of them is a bit mask: 1 base,
// 2 ours, 4 theirs.
struct Stage {
  bool present = false;
  git::Mode mode = git::Mode::kFile;
  git::ObjectId id;

  friend bool operator==(const Stage&, const Stage&) = default;
};

struct PathState {
  std::array<Stage, 3> stages;        // where the path is a file (or link, or submodule)
  std::array<std::string, 3> origin;  // the stage's path before it was renamed; empty: this one
  unsigned files = 0, folders = 0;    // masks of what the path is in each version
  unsigned match = 0;                 // mask of two versions that are the same file
  bool path_conflict = false;         // a conflict about where the file belongs
  bool removed = false;               // settled: renamed away
};

struct TreeWalk {
  std::map<std::string, PathState> paths;  // what is not settled by itself
  std::map<std::string, Tree> settled;     // by folder entered: its entries that are
  std::array<SideChanges, 3> sides;        // 1 and 2 are used
};

struct TreeTriple {
  std::array<std::optional<git::ObjectId>, 3> roots;  // nothing: the empty tree
  // Whether a side changed anything in scope. The renames of one that did not cannot matter.
  std::array<bool, 3> touches_scope{};
};

Result<TreeWalk> walk_trees(const MergeStore& store, const TreeTriple& trees);

std::string join(const std::string& folder, std::string_view name);

}  // namespace migrate::source
