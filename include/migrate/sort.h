#pragma once

#include <algorithm>

namespace migrate {

// Sorts what mostly is sorted already (entries of a Git tree, files named by their id): one pass
// then.
template <typename Range, typename Less>
void sort_if_needed(Range& range, const Less& less) {
  if (!std::is_sorted(range.begin(), range.end(), less))
    std::sort(range.begin(), range.end(), less);
}

}  // namespace migrate
