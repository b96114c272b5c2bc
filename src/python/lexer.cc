#include "python/lexer.h"

namespace migrate::python {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// At most two letters of b, f, r, u in any case.
bool is_string_prefix(std::string_view name) {
  return name.size() <= 2 && name.find_first_not_of("bfruBFRU") == std::string_view::npos;
}

}  // namespace

Lexer::Lexer(std::string_view code, Span range) : code_(code), pos_(range.begin), end_(range.end) {
  if (pos_ == 0 && code.substr(0, 3) == "\xEF\xBB\xBF") pos_ = 3;
}

Token Lexer::take(TokenKind kind, std::uint32_t end) {
  const Token token{kind, {pos_, end}};
  pos_ = end;
  if (kind != TokenKind::kComment && kind != TokenKind::kNewline) {
    if (!line_has_token_) indent_ = column_;
    line_has_token_ = true;
  }
  at_line_start_ = false;
  return token;
}

void Lexer::skip_blanks() {
  for (; pos_ < end_; ++pos_) {
    const char c = code_[pos_];
    if (c == ' ') {
      ++column_;
    } else if (c == '\t') {
      column_ = column_ / 8 * 8 + 8;
    } else if (c == '\f') {
      if (at_line_start_) column_ = 0;
    } else if (c == '\\' &&
               (at(pos_ + 1) == '\n' || (at(pos_ + 1) == '\r' && at(pos_ + 2) == '\n'))) {
      pos_ += at(pos_ + 1) == '\n' ? 1U : 2U;
    } else if (c == '\n' && (depth_ > 0 || !line_has_token_)) {
      column_ = 0;
      at_line_start_ = true;
    } else if (!(c == '\r' && at(pos_ + 1) == '\n' && (depth_ > 0 || !line_has_token_))) {
      return;
    }
  }
}

Token Lexer::next() {
  skip_blanks();
  const std::uint32_t begin = pos_;
  if (begin >= end_) {
    if (!line_has_token_) return {TokenKind::kEnd, {end_, end_}};
    line_has_token_ = false;
    return {TokenKind::kNewline, {end_, end_}};
  }
  const char c = code_[begin];
  if (c == '\n' || (c == '\r' && at(begin + 1) == '\n')) {
    const Token token = take(TokenKind::kNewline, begin + (c == '\n' ? 1 : 2));
    line_has_token_ = false;
    at_line_start_ = true;
    column_ = 0;
    return token;
  }
  if (c == '#') {
    std::uint32_t end = begin;
    while (end < end_ && code_[end] != '\n' && code_[end] != '\r') ++end;
    return take(TokenKind::kComment, end);
  }
  if (c == '"' || c == '\'') return string(begin);
  if (is_name_start(c)) {
    std::uint32_t end = begin + 1;
    while (end < end_ && is_name_char(code_[end])) ++end;
    const bool quote = at(end) == '"' || at(end) == '\'';
    if (quote && is_string_prefix(code_.substr(begin, end - begin))) return string(end);
    return take(TokenKind::kName, end);
  }
  if (is_digit(c) || (c == '.' && is_digit(at(begin + 1)))) {
    std::uint32_t end = begin + 1;
    while (end < end_ && (is_name_char(code_[end]) || code_[end] == '.' ||
                          ((code_[end] == '+' || code_[end] == '-') &&
                           (code_[end - 1] | 0x20) == 'e' && (at(begin + 1) | 0x20) != 'x'))) {
      ++end;
    }
    return take(TokenKind::kNumber, end);
  }
  return op(begin);
}

// `quote` is the offset of the opening quote; the token starts at pos_, with the prefix.
Token Lexer::string(std::uint32_t quote) {
  const char mark = code_[quote];
  const bool triple = at(quote + 1) == mark && at(quote + 2) == mark;
  std::uint32_t end = quote + (triple ? 3 : 1);
  for (; end < end_; ++end) {
    const char c = code_[end];
    if (c == '\\') {
      // A backslash before "\r\n" joins the two lines as well.
      end += at(end + 1) == '\r' && at(end + 2) == '\n' ? 2U : 1U;
    } else if (c == '\n' && !triple) {
      return take(TokenKind::kError, end > quote + 1 && code_[end - 1] == '\r' ? end - 1 : end);
    } else if (c == mark && (!triple || (at(end + 1) == mark && at(end + 2) == mark))) {
      return take(TokenKind::kString, end + (triple ? 3 : 1));
    }
  }
  return take(TokenKind::kError, end_);
}

Token Lexer::op(std::uint32_t begin) {
  const char c = code_[begin];
  if (c == '(' || c == '[' || c == '{') {
    ++depth_;
    return take(TokenKind::kOperator, begin + 1);
  }
  if (c == ')' || c == ']' || c == '}') {
    if (depth_ > 0) --depth_;
    return take(TokenKind::kOperator, begin + 1);
  }
  constexpr std::string_view kPunctuation = "+-*/%@&|^~<>=!:.,;`";
  if (kPunctuation.find(c) == std::string_view::npos) {
    return take(TokenKind::kError, begin + 1);
  }
  const char second = at(begin + 1);
  const bool doubled = second == c && (c == '*' || c == '/' || c == '<' || c == '>');
  if (doubled) return take(TokenKind::kOperator, begin + (at(begin + 2) == '=' ? 3 : 2));
  if (c == '.' && second == '.' && at(begin + 2) == '.') {
    return take(TokenKind::kOperator, begin + 3);
  }
  const bool arrow = (c == '-' && second == '>') || (c == '<' && second == '>');
  const bool assigning =
      second == '=' && std::string_view("+-*/%@&|^<>=!:").find(c) != std::string_view::npos;
  return take(TokenKind::kOperator, begin + (arrow || assigning ? 2 : 1));
}

}  // namespace migrate::python
