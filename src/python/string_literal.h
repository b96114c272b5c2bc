// String literals of Python: from the bytes in the file to the value.
#pragma once

#include <string>
#include <string_view>

#include "migrate/span.h"
#include "python/source_text.h"

namespace migrate::python {

// The parts of one literal. `content` are the bytes between the quotes.
struct StringLiteral {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;
  bool python2 = false;  // the prefix `ur`, gone from Python 3
  bool terminated = false;
  std::uint32_t quote_length = 1;
  Span content;
};

// Takes apart the literal at `span`, which starts with its prefix.
StringLiteral take_apart(std::string_view code, Span span);

// Appends the literal's value as UTF-8 to `out`. Returns why it cannot be known, empty when it is.
// The value of a formatted literal is known when it has no replacement field, as in CPython.
std::string append_value(const SourceText& source, const StringLiteral& literal, std::string& out);

// Appends what the character or escape at `at` stands for and moves behind it. Doubled braces of a
// formatted literal are not looked for. Returns why it cannot be known, empty when it is.
std::string append_unit(const SourceText& source, const StringLiteral& literal, std::size_t& at,
                        std::string& out);

// Reasons of append_value that make the literal no Python, not just unknown.
constexpr std::string_view kMalformedEscape = "the string holds a malformed escape";

// The bytes of `span` as UTF-8; what cannot be decoded becomes U+FFFD.
std::string decoded_text(const SourceText& source, Span span);

}  // namespace migrate::python
