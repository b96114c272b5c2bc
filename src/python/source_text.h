// The text of a Python file as its bytes stand, with the encoding that Python would read it in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "migrate/span.h"

namespace migrate::python {

enum class Encoding : std::uint8_t { kUtf8, kAscii, kLatin1, kCp1252, kUnsupported };

// Decides the encoding as PEP 263 says (byte order mark, then a cookie in the first two lines) and
// looks for bytes that make the text no Python source. Views `text`, which must outlive it.
class SourceText {
 public:
  explicit SourceText(std::string_view text);
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  std::string_view original() const { return original_; }
  // What lexer and grammar read: the original, byte for byte at the same offsets, except that a
  // lone
  // "\r" is "\n" (Python ends a line there) and that a byte which is NUL or no UTF-8 is kMask. No
  // name or keyword that matters holds that letter.
  std::string_view code() const { return code_; }
  Encoding encoding() const { return encoding_; }
  std::uint32_t code_begin() const { return has_bom_ ? 3 : 0; }

  const std::string& problem() const { return problem_; }
  Span problem_span() const { return problem_span_; }

  static constexpr char kMask = 'Z';

 private:
  void mask();
  void report(std::string problem, Span span);

  std::string_view original_;
  std::string_view code_;
  std::string masked_;
  Encoding encoding_ = Encoding::kUtf8;
  bool has_bom_ = false;
  std::string problem_;
  Span problem_span_;
};

// Bytes of the UTF-8 sequence that starts at `at`, 0 when what stands there is none.
std::size_t utf8_length(std::string_view text, std::size_t at);
// True when all bytes are below 0x80 and none is NUL.
bool plain_ascii(std::string_view text);
void append_utf8(std::string& out, std::uint32_t code_point);

// A cookie as in "# -*- coding: latin-1 -*-" in the first two lines: its name, empty when there is
// none.
Span encoding_cookie(std::string_view text);
Encoding encoding_named(std::string_view name);

}  // namespace migrate::python
