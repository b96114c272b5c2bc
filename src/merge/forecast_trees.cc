#include "merge/forecast_trees.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <tuple>

namespace migrate::merge {

bool TreeTable::Less::operator()(const std::vector<git::Found>& a,
                                 const std::vector<git::Found>& b) const {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(), [](const git::Found& x, const git::Found& y) {
        return std::tie(x.state, x.mode, x.id) < std::tie(y.state, y.mode, y.id);
      });
}

void TreeTable::add(std::span<const git::ObjectId> commits) {
  std::vector<git::ObjectId> fresh;
  std::copy_if(commits.begin(), commits.end(), std::back_inserter(fresh),
               [&](const git::ObjectId& commit) { return !numbers_.contains(commit); });
  const std::vector<git::Found> all = git::find_paths(repository_, fresh, paths_);
  const auto width = static_cast<std::ptrdiff_t>(paths_.size());
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const auto begin = all.begin() + static_cast<std::ptrdiff_t>(i) * width;
    const auto [row, is_new] =
        known_.try_emplace({begin, begin + width}, static_cast<Trees>(rows_.size()));
    if (is_new) rows_.push_back(&row->first);
    numbers_.emplace(fresh[i], row->second);
  }
}

}  // namespace migrate::merge
