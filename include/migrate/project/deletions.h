// Which commits deleted revisions that a history misses.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "migrate/git/repository.h"
#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::project {

struct Deletion {
  std::string id, history;
  std::string path;        // the file that had it
  git::CommitInfo commit;  // the first without it
  std::size_t parent = 1;  // which parent of the commit had it, from 1
};

// The newest deletion of each id in the history of `tips`, by id and history; what was never
// deleted there, or beyond the end of a shallow clone, is left out. Reads all of the history: ask
// for all ids at once, and only when some are missing. Errors: kUndecidable when a commit is absent
// elsewhere than at the end of a shallow history.
Result<std::vector<Deletion>> find_deletions(
    const std::shared_ptr<const git::Repository>& repository, const Project& here,
    std::span<const git::ObjectId> tips, std::span<const std::string> ids,
    const LoadOptions& options);

}  // namespace migrate::project
