// Walks over history: newest first, stopping where the caller has seen enough.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"
#include "migrate/result.h"

namespace migrate::git {

struct WalkedCommit {
  ObjectId id, tree;
  std::span<const ObjectId>
      parents;            // valid during the call; empty at the end of a shallow history
  std::int64_t time = 0;  // committer's
};

enum class WalkStep {
  kOn,
  kSkipParents,  // do not go on behind this commit (others may lead there all the same)
  kStop,
};

struct WalkResult {
  bool complete = true;  // false: the end of a shallow history was reached
};

// Visits what is reachable from `tips` and not from `hidden`, each commit once, by committer time,
// newest first; with skewed clocks a parent may come before one of its children. Errors:
// kUndecidable when a commit is absent elsewhere than at the end of a shallow history.
Result<WalkResult> walk(const Repository& repository, std::span<const ObjectId> tips,
                        std::span<const ObjectId> hidden,
                        const std::function<WalkStep(const WalkedCommit&)>& visit);

struct Deletion {
  ObjectId commit;
  std::string path;
  ObjectId blob;  // what was deleted
};

// Visits the files below `directories` (at any depth) that a commit reachable from `tips` deleted:
// there in every parent, absent in the commit. Renames count. Return false to stop.
Result<WalkResult> walk_deletions(const Repository& repository, std::span<const ObjectId> tips,
                                  std::span<const std::string> directories,
                                  const std::function<bool(const Deletion&)>& visit);

}  // namespace migrate::git
