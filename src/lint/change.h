// What changed in each history between the merge base and the judged version.
#pragma once

#include "migrate/lint/context.h"

namespace migrate::lint {

// The history of `project` that is the same environment as `like`: by name, else by script
// location; nullptr when there is none.
const project::History* counterpart(const project::Project* project, const project::History& like);

// Files are compared by object name where both sides know it, by text otherwise. `fork` and `base`
// may be null: then the whole history is new. Reads no file whose object names are known.
Change find_change(const project::History& head, const project::History* fork,
                   const project::History* base, Files& head_files, Files* fork_files);

}  // namespace migrate::lint
