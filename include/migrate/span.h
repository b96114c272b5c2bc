// Places in a text. Offsets are bytes from its start; lines and columns are what people and editors
// count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace migrate {

// The bytes [begin, end) of a text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool empty() const { return begin == end; }
  std::string_view of(std::string_view text) const {
    return begin >= text.size() ? std::string_view{} : text.substr(begin, end - begin);
  }
  friend bool operator==(const Span&, const Span&) = default;
};

// 1-based. The column counts Unicode code points; a byte that is not UTF-8 counts as one.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const Position&, const Position&) = default;
};

// Finds lines and positions in one text, which must outlive it. "\n", "\r\n" and a lone "\r" end a
// line. Const members are safe to call from several threads.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text);

  Position position(std::uint32_t offset) const;
  // The line without its end. Lines past the last are empty.
  std::string_view line(std::uint32_t number) const;
  // The bytes of the line without its end.
  Span line_span(std::uint32_t number) const;
  std::uint32_t line_count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

}  // namespace migrate
