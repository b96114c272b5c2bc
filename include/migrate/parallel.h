#pragma once

#include <cstddef>
#include <functional>

namespace migrate {

// Calls `work(begin, end)` on consecutive pieces of [0, count), on as many threads as the machine
// has processors (eight at most), and returns when all are done. Pieces hold at least `grain`
// items, so small jobs stay on the calling thread. `work` must not throw and must be safe to call
// concurrently on distinct pieces.
void parallel_for(std::size_t count, std::size_t grain,
                  const std::function<void(std::size_t begin, std::size_t end)>& work);

}  // namespace migrate
