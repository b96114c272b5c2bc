#include "sql/lexer.h"

#include <cstddef>

namespace migrate::sql {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
bool starts_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool in_word(char c) { return starts_word(c) || is_digit(c) || c == '$'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

class Lexer {
 public:
  Lexer(std::string_view text, Grammar grammar) : text_(text), grammar_(grammar) {}

  Tokens run() {
    result_.tokens.reserve(text_.size() / 6 + 4);
    while (skip_blank(), at_ < text_.size()) next();
    return std::move(result_);
  }

 private:
  bool postgres() const { return grammar_ == Grammar::kPostgres; }
  bool mysql() const { return grammar_ == Grammar::kMysql; }
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void skip_line() {
    while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
  }

  void skip_blank() {
    while (at_ < text_.size()) {
      // PostgreSQL took a vertical tab for white space only with 16.
      if (is_space(text_[at_]) && !(postgres() && text_[at_] == '\v')) {
        ++at_;
      } else if (starts_line_comment()) {
        skip_line();
      } else if (peek() == '/' && peek(1) == '*') {
        skip_block_comment();
      } else {
        return;
      }
    }
  }

  bool starts_line_comment() const {
    if (peek() == '#') return mysql();
    if (peek() != '-' || peek(1) != '-') return false;
    // MySQL wants white space or the end after it: `1--1` is arithmetic there.
    return !mysql() || at_ + 2 >= text_.size() || is_space(peek(2));
  }

  void skip_block_comment() {
    // Only PostgreSQL nests comments.
    std::size_t depth = 1;
    at_ += 2;
    while (at_ < text_.size()) {
      if (peek() == '*' && peek(1) == '/') {
        at_ += 2;
        if (--depth == 0) return;
      } else if (postgres() && peek() == '/' && peek(1) == '*') {
        at_ += 2;
        ++depth;
      } else {
        ++at_;
      }
    }
    result_.open_comment = true;
  }

  void add(Token::Kind kind, std::size_t begin, bool closed = true) {
    result_.tokens.push_back(
        {kind, closed, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)}});
  }

  void next() {
    const std::size_t begin = at_;
    const char c = peek();
    if (starts_word(c)) return word();
    if (is_digit(c) || (c == '.' && is_digit(peek(1)))) return number();
    switch (c) {
      case '.':
        // `..1` is a range and a number, not a dot and a fraction.
        if (peek(1) == '.') {
          ++at_;
          add(Token::Kind::kPunctuation, begin);
          ++at_;
          return add(Token::Kind::kPunctuation, begin + 1);
        }
        break;
      case '\'':
        return string(mysql());
      case '"':
        return quoted('"', mysql() ? Token::Kind::kString : Token::Kind::kQuoted);
      case '`':
        if (!postgres()) return quoted('`', Token::Kind::kQuoted);
        break;
      case '[':
        if (grammar_ == Grammar::kSqlite) return quoted(']', Token::Kind::kQuoted);
        break;
      case '$':
        return dollar();
      case '?':
        if (!postgres()) {
          ++at_;
          return add(Token::Kind::kParameter, begin);
        }
        break;
      default:
        break;
    }
    ++at_;
    constexpr std::string_view kPunctuation = "()[]{},;.:";
    if (kOperatorCharacters.find(c) != std::string_view::npos)
      return add(Token::Kind::kOperator, begin);
    if (kPunctuation.find(c) != std::string_view::npos)
      return add(Token::Kind::kPunctuation, begin);
    add(Token::Kind::kOther, begin);
  }

  void word() {
    const std::size_t begin = at_;
    // A letter that is a prefix of a string: E'…' knows backslashes, the others do not.
    if (peek(1) == '\'') {
      const char prefix = upper(peek());
      if (prefix == 'E' && grammar_ != Grammar::kSqlite && !mysql()) {
        ++at_;
        return string(true, begin);
      }
      if (prefix == 'B' || prefix == 'X') {
        ++at_;
        return string(false, begin, false);
      }
      if (prefix == 'N' && !postgres()) {
        ++at_;
        return string(mysql(), begin);
      }
    }
    while (at_ < text_.size() && in_word(text_[at_])) ++at_;
    add(Token::Kind::kWord, begin);
  }

  void number() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    // `1..2` is a range, not a fraction.
    if (peek() == '.' && peek(1) != '.') {
      ++at_;
      while (is_digit(peek())) ++at_;
    }
    if (upper(peek()) == 'E') {
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        at_ += 1 + sign;
        while (is_digit(peek())) ++at_;
      }
    }
    add(Token::Kind::kNumber, begin);
  }

  void string(bool backslashes) { string(backslashes, at_); }

  void string(bool backslashes, std::size_t begin, bool doubled = true) {
    for (;;) {
      if (!string_part(backslashes, doubled)) return add(Token::Kind::kString, begin, false);
      // PostgreSQL goes on with a string that starts on a later line, by the rules of the first.
      const std::size_t end = at_;
      if (!postgres() || !continues()) {
        at_ = end;
        return add(Token::Kind::kString, begin);
      }
    }
  }

  // From the opening quote to behind the closing one; false where there is none. A quote that is
  // `doubled` stands for itself.
  bool string_part(bool backslashes, bool doubled) {
    ++at_;
    while (at_ < text_.size()) {
      if (backslashes && text_[at_] == '\\') {
        at_ += 2;
      } else if (text_[at_] != '\'') {
        ++at_;
      } else if (doubled && peek(1) == '\'') {
        at_ += 2;
      } else {
        ++at_;
        return true;
      }
    }
    at_ = text_.size();
    return false;
  }

  // White space with a line end in it, where `--` comments may stand after the first, and a quote.
  bool continues() {
    bool line_end = false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' || c == '\r') {
        line_end = true;
        ++at_;
      } else if (c == ' ' || c == '\t' || c == '\f') {
        ++at_;
      } else if (line_end && c == '-' && peek(1) == '-') {
        skip_line();
      } else {
        return line_end && c == '\'';
      }
    }
    return false;
  }

  void quoted(char end, Token::Kind kind) {
    const std::size_t begin = at_++;
    while (at_ < text_.size()) {
      if (mysql() && kind == Token::Kind::kString && text_[at_] == '\\') {
        at_ += 2;
      } else if (text_[at_] != end) {
        ++at_;
      } else if (end != ']' && peek(1) == end) {
        at_ += 2;
      } else {
        ++at_;
        return add(kind, begin);
      }
    }
    at_ = text_.size();
    add(kind, begin, false);
  }

  void dollar() {
    const std::size_t begin = at_++;
    if (is_digit(peek())) {
      while (is_digit(peek())) ++at_;
      return add(Token::Kind::kParameter, begin);
    }
    if (grammar_ == Grammar::kSqlite || mysql()) return add(Token::Kind::kOther, begin);
    if (starts_word(peek()))
      while (at_ < text_.size() && (starts_word(text_[at_]) || is_digit(text_[at_]))) ++at_;
    if (peek() != '$') {
      at_ = begin + 1;
      return add(Token::Kind::kOther, begin);
    }
    const std::string_view tag = text_.substr(begin, ++at_ - begin);
    const std::size_t end = text_.find(tag, at_);
    at_ = end == std::string_view::npos ? text_.size() : end + tag.size();
    add(Token::Kind::kString, begin, end != std::string_view::npos);
  }

  std::string_view text_;
  Grammar grammar_;
  std::size_t at_ = 0;
  Tokens result_;
};

}  // namespace

Tokens tokenize(std::string_view text, Grammar grammar) { return Lexer(text, grammar).run(); }

bool is_keyword(std::string_view text, const Token& token, std::string_view keyword) {
  if (token.kind != Token::Kind::kWord) return false;
  const std::string_view word = token.span.of(text).substr(0, token.span.end - token.span.begin);
  if (word.size() != keyword.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (upper(word[i]) != keyword[i]) return false;
  return true;
}

bool is_char(std::string_view text, const Token& token, char character) {
  return (token.kind == Token::Kind::kPunctuation || token.kind == Token::Kind::kOperator) &&
         text[token.span.begin] == character;
}

std::string to_upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = upper(c);
  return result;
}

std::string name_of(std::string_view text, const Token& token, Grammar grammar) {
  const std::string_view word = token.span.of(text);
  std::string name;
  if (token.kind == Token::Kind::kWord) {
    if (grammar != Grammar::kPostgres) return std::string(word);
    for (const char c : word) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return name;
  }
  if (word.size() < 2) return std::string(word);
  const char quote = word.back();
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    name += word[i];
    if (word[i] == quote && word[i + 1] == quote && i + 2 < word.size()) ++i;
  }
  return name;
}

}  // namespace migrate::sql
