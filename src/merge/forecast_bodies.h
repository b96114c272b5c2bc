// Whether landed revisions still do what they did, where a ref writes their files anew.
#pragma once

#include <span>

#include "merge/forecast_landing.h"
#include "migrate/git/repository.h"
#include "migrate/project/project.h"

namespace migrate::merge {

// Fills FileChange::body of the files that hold a revision of the base with other contents, be it
// at another path. Headers must be there. What the files mean is compared, not how they look.
void compare_bodies(const git::Repository& repository, const project::Project& base,
                    std::span<Landed> all);

}  // namespace migrate::merge
