#include "migrate/span.h"

#include <algorithm>

namespace migrate {

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool line_feed = text[i] == '\n';
    const bool lone_return = text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n');
    if (line_feed || lone_return) starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

Position LineIndex::position(std::uint32_t offset) const {
  const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(offset, text_.size()));
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), limit);
  const auto line = static_cast<std::uint32_t>(after - starts_.begin());
  std::uint32_t column = 1;
  for (std::uint32_t i = starts_[line - 1]; i < limit; ++i) {
    // Continuation bytes (10xxxxxx) belong to the code point before them.
    if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++column;
  }
  return {line, column};
}

Span LineIndex::line_span(std::uint32_t number) const {
  if (number == 0 || number > line_count()) return {};
  const std::uint32_t begin = starts_[number - 1];
  std::uint32_t end =
      number == line_count() ? static_cast<std::uint32_t>(text_.size()) : starts_[number];
  while (end > begin && (text_[end - 1] == '\n' || text_[end - 1] == '\r')) --end;
  return {begin, end};
}

std::string_view LineIndex::line(std::uint32_t number) const { return line_span(number).of(text_); }

}  // namespace migrate
