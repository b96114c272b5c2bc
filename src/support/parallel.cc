#include "migrate/parallel.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace migrate {

void parallel_for(std::size_t count, std::size_t grain,
                  const std::function<void(std::size_t, std::size_t)>& work) {
  const std::size_t piece = std::max<std::size_t>(1, grain);
  const std::size_t processors = std::clamp(std::thread::hardware_concurrency(), 1U, 8U);
  const std::size_t threads = std::min(processors, count / piece);
  if (threads <= 1) {
    if (count > 0) work(0, count);
    return;
  }
  // Pieces are handed out one by one: files differ in size, and a fixed split would wait for the
  // slower half.
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    for (std::size_t begin = next.fetch_add(piece); begin < count; begin = next.fetch_add(piece)) {
      work(begin, std::min(count, begin + piece));
    }
  };
  std::vector<std::thread> others;
  for (std::size_t i = 1; i < threads; ++i) others.emplace_back(run);
  run();
  for (std::thread& thread : others) thread.join();
}

}  // namespace migrate
