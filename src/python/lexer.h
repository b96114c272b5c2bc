// Splits Python into tokens the way CPython's tokenizer does, and goes on where CPython would give
// up: Python 2 and broken files have tokens too.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "migrate/span.h"

namespace migrate::python {

// CPython refuses deeper nesting of brackets ("too many nested parentheses").
constexpr std::uint32_t kMaxBracketDepth = 200;

enum class TokenKind : std::uint8_t {
  kName,
  kNumber,
  kString,    // prefix and quotes included
  kOperator,  // brackets and punctuation; two or three characters where Python has such an operator
  kComment,
  kNewline,  // the end of a logical line that holds something
  kError,    // a byte that starts no token, a string that does not end
  kEnd,
};

struct Token {
  TokenKind kind = TokenKind::kEnd;
  Span span;
};

// One pass over a text, which must outlive it.
class Lexer {
 public:
  explicit Lexer(std::string_view code, Span range);
  explicit Lexer(std::string_view code)
      : Lexer(code, Span{0, static_cast<std::uint32_t>(code.size())}) {}

  // kEnd for ever after the end. A last line without line end yields its kNewline too.
  Token next();

  // Goes on at `offset`, which the last token ends at after all.
  void go_on_at(std::uint32_t offset) { pos_ = offset; }

  std::uint32_t depth() const { return depth_; }  // of open brackets behind the last token
  // Column of the current logical line's first token, a tab going to the next multiple of eight.
  std::uint32_t indent() const { return indent_; }

 private:
  void skip_blanks();
  Token string(std::uint32_t begin);
  Token op(std::uint32_t begin);
  char at(std::uint32_t offset) const { return offset < end_ ? code_[offset] : '\0'; }
  Token take(TokenKind kind, std::uint32_t end);

  std::string_view code_;
  std::uint32_t pos_;
  std::uint32_t end_;
  std::uint32_t depth_ = 0;
  std::uint32_t column_ = 0;
  std::uint32_t indent_ = 0;
  bool line_has_token_ = false;
  bool at_line_start_ = true;
};

// Every byte over 0x7F counts as a letter. Tables, because these decide over every byte of a file.
constexpr std::array<bool, 256> kNameStart = [] {
  std::array<bool, 256> table = {};
  for (std::size_t c = 0; c < 256; ++c) {
    table[c] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
  }
  return table;
}();
constexpr std::array<bool, 256> kNameChar = [] {
  std::array<bool, 256> table = kNameStart;
  for (std::size_t c = '0'; c <= '9'; ++c) table[c] = true;
  return table;
}();

inline bool is_name_start(char c) { return kNameStart[static_cast<unsigned char>(c)]; }
inline bool is_name_char(char c) { return kNameChar[static_cast<unsigned char>(c)]; }

}  // namespace migrate::python
