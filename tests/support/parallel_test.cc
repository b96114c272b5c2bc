#include "migrate/parallel.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <vector>

TEST_CASE("every item is worked on exactly once") {
  for (const std::size_t count : {0U, 1U, 7U, 1000U}) {
    std::vector<std::atomic<int>> seen(count);
    migrate::parallel_for(count, 10, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) ++seen[i];
    });
    CHECK(std::all_of(seen.begin(), seen.end(), [](const auto& times) { return times == 1; }));
  }
}
