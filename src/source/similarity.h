// How alike two files are, as Git estimates it to detect renames.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace migrate::source {

inline constexpr int kMaxSimilarity = 60000;             // the same content
inline constexpr int kRenameSimilarity = 30000;          // a rename: 50%
inline constexpr int kBasenameRenameSimilarity = 45000;  // with a file name that is unique: 75%

// A file as its pieces: lines, or 64 bytes where a line is longer.
struct Fingerprint {
  std::uint64_t size = 0;                                        // of the file
  std::vector<std::pair<std::uint32_t, std::uint64_t>> weights;  // hash of a piece → bytes, sorted
};

Fingerprint fingerprint(std::string_view bytes);

// 0 to kMaxSimilarity; 0 as well where the sizes alone rule out `minimum`.
int similarity(const Fingerprint& source, const Fingerprint& target, int minimum);

}  // namespace migrate::source
