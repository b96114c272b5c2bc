// Where a revision file went that a commit took out of the version locations.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/repository.h"
#include "project/revision_trees.h"

namespace migrate::project {

// The files that are new in `commit`, against `parent`, and are the file `path` of `blob`: the same
// bytes, or the same name and the revision `id`. By path; of a very large tree, those of a part.
std::vector<std::string> find_moved(const git::Repository& repository,
                                    const git::CommitInfo& commit, const git::ObjectId& parent,
                                    const git::ObjectId& blob, std::string_view path,
                                    std::string_view id, RevisionTrees& trees);

}  // namespace migrate::project
