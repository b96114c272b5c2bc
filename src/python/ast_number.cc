#include "python/ast_number.h"

#include <algorithm>

namespace migrate::python {
namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

// Digits of `base` with single "_" between them, from `at` on; they are appended to `out`. False
// when there is none, or a "_" stands at an end.
bool take_digits(std::string_view text, std::size_t& at, int base, std::string& out) {
  const std::size_t before = out.size();
  bool underscore = false;
  for (; at < text.size(); ++at) {
    if (text[at] == '_') {
      if (underscore || out.size() == before) return false;
      underscore = true;
    } else if (digit_of(text[at]) < base) {
      out += text[at];
      underscore = false;
    } else {
      break;
    }
  }
  return out.size() > before && !underscore;
}

// Schoolbook: the callers bound the length.
std::string to_decimal(std::string_view digits, int base) {
  std::string reversed = "0";
  for (const char c : digits) {
    int carry = digit_of(c);
    for (char& d : reversed) {
      const int value = (d - '0') * base + carry;
      d = static_cast<char>('0' + value % 10);
      carry = value / 10;
    }
    for (; carry > 0; carry /= 10) reversed += static_cast<char>('0' + carry % 10);
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

std::string based_integer(std::string_view text, int base) {
  std::size_t at = 2;
  if (at < text.size() && text[at] == '_') ++at;
  std::string digits;
  if (!take_digits(text, at, base, digits) || at != text.size()) return {};
  return digits.size() > kMostDigits ? std::string(text) : to_decimal(digits, base);
}

}  // namespace

std::string number_text(std::string_view text, Ast& kind) {
  kind = Ast::kInteger;
  const char mark = text.size() > 1 && text[0] == '0' ? static_cast<char>(text[1] | 0x20) : ' ';
  const int base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
  if (base != 0) return based_integer(text, base);

  std::string out;
  std::size_t at = 0;
  if (text[0] != '.' && !take_digits(text, at, 10, out)) return {};
  const std::size_t whole = out.size();
  if (at < text.size() && text[at] == '.') {
    kind = Ast::kFloat;
    out += text[at++];
    if (at < text.size() && digit_of(text[at]) < 10 && !take_digits(text, at, 10, out)) return {};
    if (out == ".") return {};
  }
  if (at < text.size() && (text[at] | 0x20) == 'e') {
    kind = Ast::kFloat;
    out += text[at++];
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) out += text[at++];
    if (!take_digits(text, at, 10, out)) return {};
  }
  if (at < text.size() && (text[at] | 0x20) == 'j') {
    kind = Ast::kComplex;
    out += text[at++];
  }
  if (at != text.size()) return {};
  if (kind == Ast::kInteger) {
    // "00" is zero, "01" is nothing.
    const std::size_t significant = out.find_first_not_of('0');
    if (significant == std::string::npos) return "0";
    if (significant > 0) return {};
  }
  return whole == 0 && kind == Ast::kInteger ? std::string() : out;
}

bool append_byte_unit(std::string_view code, const StringLiteral& literal, std::size_t& at,
                      std::string& out) {
  const std::size_t end = literal.content.end;
  const char c = code[at];
  if (c <= 0) return false;
  if (c == '\r' && at + 1 < end && code[at + 1] == '\n') ++at;
  if (c != '\\' || literal.raw) {
    out += code[at] == '\r' ? '\n' : code[at];
    ++at;
    return true;
  }
  if (++at >= end) return false;
  constexpr std::string_view kLetters = "\\'\"abfnrtv";
  constexpr std::string_view kMeanings = "\\'\"\a\b\f\n\r\t\v";
  const char escape = code[at];
  if (const std::size_t known = kLetters.find(escape); known != std::string_view::npos) {
    out += kMeanings[known];
    ++at;
  } else if (escape == '\n' || escape == '\r') {
    at += escape == '\r' && at + 1 < end && code[at + 1] == '\n' ? 2U : 1U;
  } else if (escape >= '0' && escape <= '7') {
    int value = 0;
    for (int i = 0; i < 3 && at < end && code[at] >= '0' && code[at] <= '7'; ++i, ++at) {
      value = value * 8 + (code[at] - '0');
    }
    out += static_cast<char>(value & 0xFF);
  } else if (escape == 'x') {
    if (at + 2 >= end || digit_of(code[at + 1]) > 15 || digit_of(code[at + 2]) > 15) return false;
    out += static_cast<char>(digit_of(code[at + 1]) * 16 + digit_of(code[at + 2]));
    at += 3;
  } else {
    out += '\\';
  }
  return true;
}

}  // namespace migrate::python
