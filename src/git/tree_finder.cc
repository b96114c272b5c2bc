#include "migrate/git/tree_finder.h"

#include <algorithm>
#include <thread>

#include "git/path_resolver.h"
#include "git/repository_impl.h"
#include "migrate/parallel.h"

namespace migrate::git {

std::vector<Found> find_paths(const Repository& repository, std::span<const ObjectId> roots,
                              std::span<const std::string> paths) {
  std::vector<Found> all(roots.size() * paths.size());
  // One piece a processor: pieces do not share what they have read.
  constexpr std::size_t kWorthAThread = 512;
  const std::size_t processors = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  const std::size_t grain = std::max(kWorthAThread, (roots.size() + processors - 1) / processors);
  parallel_for(roots.size(), grain, [&](std::size_t begin, std::size_t end) {
    const auto objects = repository.impl().objects->borrow();
    PathResolver resolver(paths);
    for (std::size_t r = begin; r < end; ++r) {
      const std::vector<Found> found = resolver.resolve_commit(*objects, roots[r]);
      std::copy(found.begin(), found.end(),
                all.begin() + static_cast<std::ptrdiff_t>(r * paths.size()));
    }
  });
  return all;
}

}  // namespace migrate::git
