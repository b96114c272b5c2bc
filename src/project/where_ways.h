// The commands that lead to a revision that is not here, and what each costs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "migrate/git/repository.h"
#include "migrate/project/where.h"

namespace migrate::project {

// What the advice depends on besides the hit.
struct Surroundings {
  bool is_checked_out = true;  // the version that is looked at is the working tree
  bool deleted_here = false;   // its own history took it away: a merge does not bring it back
  std::string base;            // as people write it
  std::vector<std::string> missing_parents;  // of the hit's parents: those that are not here
  bool merge_brings_it = true;               // to merge the hit's commit brings the revision back
  // How many heads there are then. 0: no more than now, or not known.
  std::size_t heads_merged = 0;
  std::size_t heads_restored = 0;
  std::vector<git::Ref> refs;  // all
  std::vector<std::string> remotes;
};

std::vector<WayOut> ways_out(const Hit& hit, const Surroundings& around);
// For an id that was not found; `never_here`: and that this clone certainly never had.
std::vector<WayOut> ways_to_look_further(std::string_view id, bool never_here,
                                         const Surroundings& around);

}  // namespace migrate::project
