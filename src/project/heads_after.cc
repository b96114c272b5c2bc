#include "project/heads_after.h"

#include <set>
#include <string_view>

namespace migrate::project {

std::size_t count_heads(const Parents& revisions) {
  std::set<std::string_view> followed;
  for (const auto& [id, parents] : revisions) followed.insert(parents.begin(), parents.end());
  std::size_t heads = 0;
  for (const auto& [id, parents] : revisions) heads += followed.contains(id) ? 0 : 1;
  return heads;
}

Parents merged(const Parents& ours, const Parents& theirs, const Parents& ancestor) {
  Parents result;
  for (const auto& [id, parents] : ours)
    if (theirs.contains(id) || !ancestor.contains(id)) result.emplace(id, parents);
  for (const auto& [id, parents] : theirs)
    if (!ancestor.contains(id)) result.emplace(id, parents);
  return result;
}

}  // namespace migrate::project
