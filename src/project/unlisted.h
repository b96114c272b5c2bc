// Folders below a version location that the configuration does not list, and that yet belong to the
// history.
#pragma once

#include <string>
#include <vector>

#include "migrate/project/project.h"

namespace migrate::project {

// Alembic reads only the folders that its configuration lists; a project may list more of them from
// Python. Where a folder of `folders` holds a revision that follows one of the history, the history
// goes on there: it is recorded as unreadable, so that the heads are not told wrongly. Revisions
// that merely lie there (an archive) do not count.
Result<void> find_unlisted(const source::Source& source, const std::vector<std::string>& folders,
                           History& history);

}  // namespace migrate::project
