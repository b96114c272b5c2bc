// Unicode code points of text that may not be valid UTF-8, and which of them nobody sees.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migrate::report {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

struct CodePoint {
  char32_t code = 0;
  std::size_t bytes = 1;
  bool valid = true;  // else one byte that is not UTF-8
};

// The first code point of non-empty text. Unicode 15, table 3-7: no surrogates, nothing overlong,
// nothing above U+10FFFF.
CodePoint decode(std::string_view text);

// Controls (but for line feed and tab), bidirectional and other format characters, characters of no
// width: they change or hide what is around them.
bool is_invisible(char32_t code);

// Terminal columns of a visible character: 0, 1 or 2.
std::size_t columns(char32_t code);

// The code point as JSON escapes it: "\u202e", two of them above U+FFFF.
std::string utf16_escapes(char32_t code);

}  // namespace migrate::report
