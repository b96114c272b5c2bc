// Conflicts over what has landed already: a branch that was squashed into the base, and whose files
// the base has edited since, brings nothing, although git would not merge it again.
#pragma once

#include <span>
#include <vector>

#include "merge/forecast_landing.h"
#include "migrate/git/object_id.h"
#include "migrate/git/repository.h"

namespace migrate::merge {

// Takes out the histories in which nothing but such conflicts changes: at each path the base has,
// or once had, what the ref has there, or a file that means the same. The base's past is only read
// when there are conflicts; what of it is not here counts as never seen.
void drop_landed(const git::Repository& repository, const git::ObjectId& base,
                 std::vector<git::ObjectId> base_trees, std::span<Landed> all);

}  // namespace migrate::merge
