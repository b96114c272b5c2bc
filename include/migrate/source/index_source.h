// The files of the index: what `git commit` would record. Unmerged paths are kConflict.
#pragma once

#include <memory>

#include "migrate/git/repository.h"
#include "migrate/source/source.h"

namespace migrate::source {

// Reads the index (GIT_INDEX_FILE when the repository was opened with it) once, now.
Result<std::shared_ptr<const Source>> index_source(
    std::shared_ptr<const git::Repository> repository);

}  // namespace migrate::source
