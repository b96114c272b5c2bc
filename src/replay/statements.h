// What SQL text that a revision executes stands for.
#pragma once

#include <string_view>
#include <vector>

#include "migrate/ir/step.h"

namespace migrate::replay {

// The steps that the text of an Execute step stands for, in order, with its guards and marks;
// `span` is the part of the text that each was read from, where that is known, and the call
// otherwise. Step::within is left to the caller. Empty for every other step, and where the text is
// not known or beyond what is examined. `dialect` decides how it is read, unless the step does not
// run there.
std::vector<ir::Step> statements_of(const ir::Step& execute, std::string_view dialect);

}  // namespace migrate::replay
