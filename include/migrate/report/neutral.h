// Text that an author controls (messages, paths, ids, source lines) must not drive what shows it: a
// terminal's escape sequences, the reordering of bidirectional text, characters that nobody sees.
// Every printer passes such text through here. Thread safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace migrate::report {

// Valid UTF-8: each byte that is not part of a valid sequence becomes U+FFFD.
std::string valid_utf8(std::string_view text);

// As valid_utf8, and control characters (C0 without line feed and tab, DEL, C1), bidirectional
// controls and characters of no width become visible "\u{1b}".
std::string neutral(std::string_view text);

// As neutral, on one line: line feeds and tabs become visible as well.
std::string neutral_line(std::string_view text);

// One character of `neutral` text as it is shown.
struct Shown {
  std::string text;       // what to print; may be several characters
  std::size_t width = 1;  // terminal columns
  std::size_t bytes = 1;  // of the input that it stands for
};
// The first character of non-empty `text`, shown at terminal column `column` (0-based, for tabs,
// which stop every 4 columns).
Shown show_first(std::string_view text, std::size_t column);

// Terminal columns that the text takes once shown.
std::size_t shown_width(std::string_view text);

}  // namespace migrate::report
