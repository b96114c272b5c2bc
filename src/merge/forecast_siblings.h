// Refs that are fine alone and not together. Pure; linear in what the refs bring, whatever their
// number.
#pragma once

#include <vector>

#include "migrate/merge/forecast.h"

namespace migrate::merge {

struct Siblings {
  std::vector<Collision> collisions;  // by history, kind, subject
  std::vector<Landing> landing;       // oldest commit first
};

// Compares the refs whose verdict is kFine. Two states of one branch (a local branch and its copy
// in a remote) do not collide: only one of them will land.
Siblings compare_siblings(const std::vector<RefForecast>& refs);

}  // namespace migrate::merge
