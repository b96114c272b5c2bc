#include "python/string_literal.h"

#include <array>

namespace migrate::python {
namespace {

constexpr std::uint32_t kUndecodable = 0xFFFFFFFFU;

// The code points that Windows-1252 has for 0x80-0x9F; 0 where it has none.
constexpr std::array<std::uint16_t, 32> kCp1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

std::uint32_t single_byte(Encoding encoding, unsigned char byte) {
  if (encoding == Encoding::kLatin1) return byte;
  if (encoding != Encoding::kCp1252) return kUndecodable;
  if (byte >= 0xA0) return byte;
  const std::uint32_t mapped = kCp1252[byte - 0x80U];
  return mapped == 0 ? kUndecodable : mapped;
}

// Appends the character at `at` and moves behind it. False when it cannot be decoded; then one byte
// is skipped and nothing appended.
bool append_char(const SourceText& source, std::size_t& at, std::size_t end, std::string& out) {
  const std::string_view text = source.original();
  const char c = text[at];
  if (c == '\r') {  // Python reads every line end as "\n".
    at += at + 1 < end && text[at + 1] == '\n' ? 2U : 1U;
    out += '\n';
    return true;
  }
  if (c > 0) {
    out += c;
    ++at;
    return true;
  }
  if (c == '\0') {
    ++at;
    return false;
  }
  if (source.encoding() == Encoding::kUtf8) {
    const std::size_t length = utf8_length(text.substr(0, end), at);
    if (length != 0) out += text.substr(at, length);
    at += length == 0 ? 1 : length;
    return length != 0;
  }
  const std::uint32_t code = single_byte(source.encoding(), static_cast<unsigned char>(c));
  ++at;
  if (code == kUndecodable) return false;
  append_utf8(out, code);
  return true;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string append_code_point(std::uint32_t code, std::string& out) {
  if (code > 0x10FFFF) return std::string(kMalformedEscape);
  if (code >= 0xD800 && code <= 0xDFFF) return "the string holds a lone surrogate";
  append_utf8(out, code);
  return {};
}

std::string append_hex(std::string_view text, std::size_t& at, std::size_t end, int digits,
                       std::string& out) {
  std::uint32_t code = 0;
  for (int i = 0; i < digits; ++i, ++at) {
    const int digit = at < end ? hex_digit(text[at]) : -1;
    if (digit < 0) return std::string(kMalformedEscape);
    code = code * 16 + static_cast<std::uint32_t>(digit);
  }
  return append_code_point(code, out);
}

// `at` stands behind the backslash.
std::string append_escape(std::string_view text, std::size_t& at, std::size_t end,
                          std::string& out) {
  constexpr std::string_view kLetters = "\\'\"abfnrtv";
  constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
  if (at >= end) return std::string(kMalformedEscape);
  const char c = text[at];
  if (const std::size_t known = kLetters.find(c); known != std::string_view::npos) {
    out += kMeanings[known];
    ++at;
    return {};
  }
  if (c == '\n' || c == '\r') {
    at += c == '\r' && at + 1 < end && text[at + 1] == '\n' ? 2U : 1U;
    return {};
  }
  if (c >= '0' && c <= '7') {
    std::uint32_t code = 0;
    for (int i = 0; i < 3 && at < end && text[at] >= '0' && text[at] <= '7'; ++i, ++at) {
      code = code * 8 + static_cast<std::uint32_t>(text[at] - '0');
    }
    return append_code_point(code, out);
  }
  if (c == 'N') return "the string names a character by \\N{…}";
  const int digits = c == 'x' ? 2 : c == 'u' ? 4 : c == 'U' ? 8 : 0;
  if (digits != 0) return append_hex(text, ++at, end, digits, out);
  out += '\\';  // An escape that Python does not know stays as it is written.
  return {};
}

}  // namespace

StringLiteral take_apart(std::string_view code, Span span) {
  StringLiteral literal;
  std::uint32_t at = span.begin;
  bool unicode = false;
  for (; at < span.end && code[at] != '"' && code[at] != '\''; ++at) {
    const char c = code[at];
    literal.raw |= c == 'r' || c == 'R';
    literal.bytes |= c == 'b' || c == 'B';
    literal.formatted |= c == 'f' || c == 'F';
    unicode |= c == 'u' || c == 'U';
  }
  literal.python2 = unicode && literal.raw;
  const std::string_view rest = Span{at, span.end}.of(code);
  if (rest.empty()) return literal;
  const std::string triple(3, rest[0]);
  literal.quote_length = rest.substr(0, 3) == triple ? 3 : 1;
  const std::uint32_t begin = at + literal.quote_length;
  literal.terminated =
      span.end >= begin + literal.quote_length &&
      rest.substr(rest.size() - literal.quote_length) == triple.substr(0, literal.quote_length);
  literal.content = {begin, literal.terminated ? span.end - literal.quote_length : span.end};
  return literal;
}

std::string append_unit(const SourceText& source, const StringLiteral& literal, std::size_t& at,
                        std::string& out) {
  const std::size_t end = literal.content.end;
  if (source.original()[at] == '\\' && !literal.raw) {
    return append_escape(source.original(), ++at, end, out);
  }
  return append_char(source, at, end, out) ? "" : "the string cannot be decoded";
}

std::string append_value(const SourceText& source, const StringLiteral& literal, std::string& out) {
  if (!literal.terminated) return "the string does not end";
  if (literal.bytes) return "the value is bytes, not a string";
  if (literal.python2) return "the string has the prefix ur, which only Python 2 has";
  const std::string_view text = source.original();
  const std::size_t end = literal.content.end;
  if (plain_ascii(literal.content.of(text)) && !literal.formatted &&
      literal.content.of(text).find_first_of(literal.raw ? "\r" : "\r\\") ==
          std::string_view::npos) {
    out += literal.content.of(text);
    return {};
  }
  for (std::size_t at = literal.content.begin; at < end;) {
    const char c = text[at];
    if (literal.formatted && (c == '{' || c == '}')) {
      if (at + 1 >= end || text[at + 1] != c) return "the value is a formatted string";
      out += c;
      at += 2;
    } else {
      std::string reason = append_unit(source, literal, at, out);
      if (!reason.empty()) return reason;
    }
  }
  return {};
}

std::string decoded_text(const SourceText& source, Span span) {
  std::string out;
  for (std::size_t at = span.begin; at < span.end;) {
    if (!append_char(source, at, span.end, out)) out += "\xEF\xBF\xBD";
  }
  return out;
}

}  // namespace migrate::python
