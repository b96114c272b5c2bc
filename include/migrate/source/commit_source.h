// The files of a commit's tree.
#pragma once

#include <memory>
#include <string>

#include "migrate/git/repository.h"
#include "migrate/source/source.h"

namespace migrate::source {

// `name` is how the user wrote the revision ("origin/feature"). Errors: kUndecidable when the
// commit is absent. Reads objects when asked for them; each folder's tree is read once.
Result<std::shared_ptr<const Source>> commit_source(
    std::shared_ptr<const git::Repository> repository, const git::ObjectId& commit,
    std::string name);

// The same for a tree that no commit has.
std::shared_ptr<const Source> tree_source(std::shared_ptr<const git::Repository> repository,
                                          const git::ObjectId& tree, std::string name);

}  // namespace migrate::source
