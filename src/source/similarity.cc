#include "source/similarity.h"

#include <algorithm>
#include <unordered_map>

#include "source/text_merge.h"

namespace migrate::source {
namespace {

constexpr std::uint32_t kHashes = 107927;
constexpr std::uint64_t kPieceBytes = 64;

}  // namespace

Fingerprint fingerprint(std::string_view bytes) {
  const bool text = !is_binary(bytes);
  std::unordered_map<std::uint32_t, std::uint64_t> weights;
  std::uint32_t high = 0, low = 0;
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto c = static_cast<unsigned char>(bytes[i]);
    if (text && c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    const std::uint32_t old_high = high;
    high = (high << 7U) ^ (low >> 25U);
    low = (low << 7U) ^ (old_high >> 25U);
    high += c;
    ++length;
    if (length < kPieceBytes && c != '\n') continue;
    weights[(high + low * 0x61U) % kHashes] += length;
    high = low = 0;
    length = 0;
  }
  // Git up to 2.43 leaves out a last piece that does not end in a newline; so does this.
  Fingerprint result;
  result.size = bytes.size();
  result.weights.assign(weights.begin(), weights.end());
  std::sort(result.weights.begin(), result.weights.end());
  return result;
}

int similarity(const Fingerprint& source, const Fingerprint& target, int minimum) {
  const std::uint64_t larger = std::max(source.size, target.size);
  const std::uint64_t smaller = std::min(source.size, target.size);
  if (larger * static_cast<std::uint64_t>(kMaxSimilarity - minimum) <
      (larger - smaller) * static_cast<std::uint64_t>(kMaxSimilarity)) {
    return 0;
  }
  if (target.size == 0) return 0;
  std::uint64_t common = 0;
  auto other = target.weights.begin();
  for (const auto& [hash, weight] : source.weights) {
    while (other != target.weights.end() && other->first < hash) ++other;
    if (other == target.weights.end()) break;
    if (other->first == hash) common += std::min(weight, other->second);
  }
  return static_cast<int>(common * static_cast<std::uint64_t>(kMaxSimilarity) / larger);
}

}  // namespace migrate::source
