#include "alembic/unicode.h"

#include <algorithm>
#include <iterator>

#include "alembic/unicode_tables.h"

namespace migrate::alembic {
namespace {

template <typename Range, std::size_t N>
const Range* range_of(const Range (&ranges)[N], char32_t c) {
  const Range* next =
      std::upper_bound(std::begin(ranges), std::end(ranges), c,
                       [](char32_t value, const Range& r) { return value < r.first; });
  if (next == std::begin(ranges)) return nullptr;
  const Range* range = next - 1;
  return c <= range->last ? range : nullptr;
}

}  // namespace

bool is_word(char32_t c) {
  if (c < 0x80) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
  return range_of(kWordRanges, c) != nullptr;
}

char32_t lower(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  const LowerRange* range = range_of(kLowerRanges, c);
  if (range == nullptr || (c - range->first) % range->stride != 0) return c;
  return static_cast<char32_t>(static_cast<std::int32_t>(c) + range->delta);
}

}  // namespace migrate::alembic
