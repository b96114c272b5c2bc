#pragma once

#include <chrono>
#include <cstdint>

namespace migrate::cli {

// Seconds since 1970. The library is told the time; only commands ask for it.
inline std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

}  // namespace migrate::cli
