#include "source/merge_ancestors.h"

#include <algorithm>

#include "source/tree_merge.h"

namespace migrate::source {
namespace {

// Merges of ancestors inside merges of ancestors, and all together. Real histories need one or two.
constexpr int kMaxDepth = 16;
constexpr int kMaxMerges = 64;

struct Combined {
  std::vector<git::ObjectId> commits;  // merged so far
  std::optional<git::ObjectId> tree;
};

class AncestorFinder {
 public:
  AncestorFinder(const History& history, MergeStore& store) : history_(history), store_(store) {}

  // Depth counts as Git does: 1 is the ancestor of the merge that was asked for.
  Result<AncestorTree> find(std::vector<git::ObjectId> bases, int depth) {
    std::reverse(bases.begin(), bases.end());  // Git merges the oldest first
    Combined combined;
    for (const git::ObjectId& commit : bases) {
      MIGRATE_TRY(const git::ObjectId tree, history_.tree_of(commit));
      if (combined.commits.empty()) {
        combined = {{commit}, tree};
        continue;
      }
      if (depth > kMaxDepth || ++merges_ > kMaxMerges) {
        return AncestorTree{{}, "The two histories were merged with each other too many times."};
      }
      MIGRATE_TRY(AncestorTree ancestor, common(combined, commit, depth));
      if (ancestor.unknown) return ancestor;
      TreeMergeRequest request;
      request.roots = {ancestor.tree, combined.tree, tree};
      request.folders = {""};
      request.ours_label = "Temporary merge branch 1";
      request.theirs_label = "Temporary merge branch 2";
      request.depth = depth;
      MIGRATE_TRY(TreeMerge merged, merge_trees(store_, request));
      if (merged.unknown) return AncestorTree{{}, std::move(merged.unknown)};
      for (const PathConflict& conflict : merged.conflicts) {
        if (conflict.unknown) return AncestorTree{{}, conflict.reason};
      }
      combined.commits.push_back(commit);
      const auto root = merged.trees.find("");
      combined.tree = root == merged.trees.end() ? std::nullopt : std::optional(root->second);
    }
    return AncestorTree{combined.tree, {}};
  }

 private:
  Result<AncestorTree> common(const Combined& combined, const git::ObjectId& commit, int depth) {
    if (combined.commits.size() > 1) {
      // Best common ancestors of a commit and a merge that was never made.
      std::vector<git::ObjectId> all;
      for (const git::ObjectId& one : combined.commits) {
        MIGRATE_TRY(const git::MergeBases bases, history_.merge_bases(one, commit));
        if (!bases.complete) return AncestorTree{{}, kTooShallow};
        for (const git::ObjectId& id : bases.ids) {
          if (std::find(all.begin(), all.end(), id) == all.end()) all.push_back(id);
        }
      }
      if (all.size() <= 1) return all.empty() ? AncestorTree{} : find(all, depth + 1);
      return AncestorTree{{}, "The two histories have more than two best common ancestors."};
    }
    MIGRATE_TRY(git::MergeBases bases, history_.merge_bases(combined.commits[0], commit));
    if (!bases.complete) return AncestorTree{{}, kTooShallow};
    if (bases.ids.empty()) return AncestorTree{};
    return find(std::move(bases.ids), depth + 1);
  }

  static constexpr char kTooShallow[] = "The history is too shallow to know the common ancestors.";

  const History& history_;
  MergeStore& store_;
  int merges_ = 0;
};

}  // namespace

Result<AncestorTree> ancestor_tree(const History& history, MergeStore& store,
                                   const std::vector<git::ObjectId>& bases) {
  return AncestorFinder(history, store).find(bases, 1);
}

}  // namespace migrate::source
