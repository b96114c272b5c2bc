#include "python/fingerprint.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "python/header_words.h"
#include "python/string_literal.h"

namespace migrate::python {
namespace {

// After these words a bracket opens a value of its own.
constexpr std::array<std::string_view, 25> kKeywords = {
    "and", "as",    "assert", "await",  "del",   "elif", "else",   "except", "exec",
    "for", "from",  "if",     "import", "in",    "is",   "lambda", "match",  "not",
    "or",  "print", "raise",  "return", "while", "with", "yield"};

bool is_keyword(std::string_view word) {
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

constexpr std::uint64_t rotate(std::uint64_t x, int bits) {
  return (x << bits) | (x >> (64 - bits));
}

}  // namespace

bool is_bare_string(std::string_view code, const std::vector<Token>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::kString && !take_apart(code, token.span).formatted;
  });
}

void Fingerprint::mix(char tag, std::string_view text) {
  const auto step = [this](std::uint64_t word) {
    state_ = rotate(state_ ^ (word * 0x87C37B91114253D5U), 29) * 0x4CF5AD432745937FU + 0x52DCE729U;
  };
  step(static_cast<std::uint64_t>(static_cast<unsigned char>(tag)) << 56 | text.size());
  for (std::size_t i = 0; i < text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
    step(word);
  }
}

std::uint64_t Fingerprint::value() const {
  std::uint64_t x = state_;
  x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDU;
  x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53U;
  return x ^ (x >> 33);
}

bool Fingerprint::leaves_no_trace(const LogicalLine& line) const {
  const std::string_view code = source_.code();
  const auto word = [&](std::size_t i) { return line.tokens[i].span.of(code); };
  if (is_bare_string(code, line.tokens)) return true;
  if (line.tokens.size() == 1) return word(0) == "pass";
  const bool attribute =
      line.level == 0 && is_attribute_name(word(0)) && (word(1) == "=" || word(1) == ":");
  return attribute && std::none_of(line.tokens.begin(), line.tokens.end(),
                                   [&](Token token) { return token.span.of(code) == ";"; });
}

void Fingerprint::add(const LogicalLine& line) {
  if (leaves_no_trace(line)) return;
  brackets_.clear();
  mix('L', std::to_string(line.level));
  for (std::size_t i = 0; i < line.tokens.size(); ++i) add_token(line, i);
  flush_string();
}

void Fingerprint::add_token(const LogicalLine& line, std::size_t index) {
  const Token token = line.tokens[index];
  if (token.kind == TokenKind::kString) return add_string(token);
  flush_string();
  const std::string_view code = source_.code();
  const char c = code[token.span.begin];
  if (token.kind == TokenKind::kOperator) {
    if (c == '(' || c == '[' || c == '{') {
      const Token before = index == 0 ? Token{} : line.tokens[index - 1];
      const std::string_view word = before.span.of(code);
      const bool name = before.kind == TokenKind::kName && !is_keyword(word);
      brackets_.push_back({c, name || word == ")" || word == "]" || word == "}", 0});
    } else if (c == ')' || c == ']' || c == '}') {
      if (!brackets_.empty()) brackets_.pop_back();
    } else if (c == ',' && !brackets_.empty()) {
      ++brackets_.back().commas;
      if (is_optional_comma(line, index)) return;
    }
  }
  mix(token.kind == TokenKind::kName ? 'N' : 'O', token.span.of(source_.original()));
}

bool Fingerprint::is_optional_comma(const LogicalLine& line, std::size_t index) const {
  if (index + 1 >= line.tokens.size()) return false;
  const char next = source_.code()[line.tokens[index + 1].span.begin];
  if (next != ')' && next != ']' && next != '}') return false;
  const Bracket& bracket = brackets_.back();
  // The only comma makes the tuple in `(x,)` and in `a[x,]`.
  const bool tuple =
      bracket.open == '(' ? !bracket.operand : bracket.open == '[' && bracket.operand;
  return !tuple || bracket.commas > 1;
}

void Fingerprint::add_string(Token token) {
  const StringLiteral literal = take_apart(source_.code(), token.span);
  std::string value;
  if (!literal.bytes && !literal.formatted && append_value(source_, literal, value).empty()) {
    string_ += value;
    has_string_ = true;
    return;
  }
  flush_string();
  const char kind = literal.bytes ? 'b' : literal.formatted ? 'f' : 's';
  mix(literal.raw ? static_cast<char>(kind - 'a' + 'A') : kind,
      literal.content.of(source_.original()));
}

void Fingerprint::flush_string() {
  if (has_string_) mix('T', string_);
  string_.clear();
  has_string_ = false;
}

}  // namespace migrate::python
