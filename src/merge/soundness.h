// Whether a revision may be added to a history.
#pragma once

#include "migrate/project/project.h"
#include "migrate/result.h"

namespace migrate::merge {

// kUndecidable, with the first thing that is wrong, where the graph is broken or a part of it
// cannot be known: a revision added to it may fork it, or take an id that is in use.
Result<void> check_sound(const project::History& history);

}  // namespace migrate::merge
