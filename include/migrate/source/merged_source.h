// Two commits merged in memory, as `git merge` with its default strategy and configuration would
// merge them, but only as far as some folders are concerned. Nothing is written. The result equals
// that of `git merge-tree --write-tree` for these folders, renames and several merge bases
// included; where that cannot be assured, the path is in conflict, with `unknown` set.
//
// Not considered: .gitattributes (merge drivers, line endings), and merge.* and diff.* settings.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"
#include "migrate/source/source.h"

namespace migrate::source {

struct MergeRequest {
  git::ObjectId ours, theirs;        // commits
  std::vector<std::string> folders;  // relative to the repository's root; {""}: everything
  std::string name;                  // of the source: "feature merged into main"
  // The best common ancestors, where the caller knows them (newest first, as Repository gives
  // them); otherwise they are looked for.
  std::optional<std::vector<git::ObjectId>> bases;
};

struct MergeConflict {
  std::string path;      // of a file, or of a folder about which nothing can be told
  std::string reason;    // one sentence
  bool unknown = false;  // Git may be able to merge it; how cannot be told here
};

struct MergeResult {
  // Holds the folders only: elsewhere it fails with kUndecidable. Its tree_id is exact where no
  // path below is in conflict, also when neither side has that tree. Files in conflict are
  // kConflict.
  std::shared_ptr<const Source> source;
  std::vector<MergeConflict> conflicts;  // in the folders, by path
};

// Merges many pairs of commits of one repository; trees that they share are read once. Thread safe.
class Merger {
 public:
  explicit Merger(std::shared_ptr<const git::Repository> repository);
  ~Merger();
  Merger(const Merger&) = delete;
  Merger& operator=(const Merger&) = delete;

  // Errors: kUndecidable when an object that is needed is absent, the history is too shallow to
  // know the common ancestors, or there is none.
  Result<MergeResult> merge(const MergeRequest& request) const;
  // The paths outside of `request.folders` that would be in conflict, by path. Merges everything
  // that both sides changed: costs more than `merge`.
  Result<std::vector<MergeConflict>> conflicts_elsewhere(const MergeRequest& request) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace migrate::source
