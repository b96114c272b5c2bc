#include "dialect/calls.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace migrate::dialect {
namespace {

using ir::Expression;
using ir::Truth;

// Words that stand before a parenthesis without calling anything: syntax, and types that take
// parameters.
constexpr std::array<std::string_view, 60> kNoFunctions = {
    "all",       "and",      "any",        "array",       "as",       "asc",    "between",
    "bit",       "bpchar",   "by",         "case",        "cast",     "char",   "character",
    "coalesce",  "collate",  "dec",        "decimal",     "default",  "desc",   "distinct",
    "else",      "end",      "escape",     "extract",     "float",    "from",   "greatest",
    "grouping",  "ilike",    "in",         "int",         "interval", "is",     "least",
    "like",      "not",      "null",       "nullif",      "numeric",  "on",     "operator",
    "or",        "overlaps", "row",        "similar",     "some",     "then",   "time",
    "timestamp", "timetz",   "to",         "timestamptz", "using",    "varbit", "varchar",
    "varying",   "when",     "xmlelement", "zone"};

bool is_word_start(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

bool is_word(char letter) {
  return is_word_start(letter) || (letter >= '0' && letter <= '9') || letter == '$';
}

bool is_space(char letter) { return letter == ' ' || (letter >= '\t' && letter <= '\r'); }

// Goes through SQL text by the lexical rules that PostgreSQL and SQLite share.
class Scanner {
 public:
  Scanner(std::string_view text, const Volatility& volatility)
      : text_(text), volatility_(volatility) {}

  Truth scan() {
    while (at_ < text_.size() && worst_ != Truth::kYes) step();
    return worst_;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }

  void step() {
    const char letter = peek();
    if (letter == '\'') {
      quoted('\'', false);
    } else if (letter == '"') {
      const std::size_t begin = at_ + 1;
      quoted('"', false);
      call(std::string(text_.substr(begin, at_ - begin - (at_ > begin ? 1 : 0))));
    } else if (letter == '-' && peek(1) == '-') {
      while (at_ < text_.size() && text_[at_] != '\n') ++at_;
    } else if (letter == '/' && peek(1) == '*') {
      comment();
    } else if (letter == '$' && (peek(1) == '$' || is_word_start(peek(1)))) {
      dollar_quoted();
    } else if (is_word_start(letter)) {
      word();
    } else if (letter >= '0' && letter <= '9') {
      while (is_word(peek()) || peek() == '.') ++at_;
    } else {
      ++at_;
    }
  }

  void quoted(char quote, bool backslashes) {
    ++at_;
    while (at_ < text_.size()) {
      const char letter = text_[at_++];
      if (letter == '\\' && backslashes) ++at_;
      if (letter != quote) continue;
      if (peek() != quote) break;
      ++at_;
    }
    at_ = std::min(at_, text_.size());
  }

  void comment() {
    int depth = 0;
    do {
      const bool opens = peek() == '/' && peek(1) == '*', closes = peek() == '*' && peek(1) == '/';
      depth += opens ? 1 : closes ? -1 : 0;
      at_ += opens || closes ? 2 : 1;
    } while (depth > 0 && at_ < text_.size());
  }

  // "$tag$ … $tag$", or a parameter such as "$1" that is none.
  void dollar_quoted() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && is_word(text_[end]) && text_[end] != '$') ++end;
    if (end >= text_.size() || text_[end] != '$') {
      ++at_;
      return;
    }
    const std::string_view tag = text_.substr(at_, end - at_ + 1);
    const std::size_t close = text_.find(tag, end + 1);
    at_ = close == std::string_view::npos ? text_.size() : close + tag.size();
  }

  void word() {
    const std::size_t begin = at_;
    while (is_word(peek())) ++at_;
    std::string name(text_.substr(begin, at_ - begin));
    for (char& letter : name)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    if (peek() == '\'') {  // E'…' has backslashes; B'…', X'…', N'…' have none
      quoted('\'', name == "e");
      return;
    }
    call(name);
  }

  // The name before this place: a call when a parenthesis follows.
  void call(const std::string& name) {
    std::size_t next = at_;
    while (next < text_.size() && is_space(text_[next])) ++next;
    at_ = next;
    if (peek() != '(') return;
    if (std::find(kNoFunctions.begin(), kNoFunctions.end(), name) != kNoFunctions.end()) return;
    const Truth answer = volatility_(name);
    if (answer == Truth::kYes || worst_ == Truth::kNo) worst_ = answer;
  }

  std::string_view text_;
  const Volatility& volatility_;
  std::size_t at_ = 0;
  Truth worst_ = Truth::kNo;
};

Truth own_volatility(const Expression& expression, const Volatility& volatility) {
  switch (expression.kind) {
    case Expression::Kind::kText:
    case Expression::Kind::kVerbatim:
      return Scanner(expression.name, volatility).scan();
    case Expression::Kind::kFunction:
      // As a text, so that CURRENT_TIMESTAMP and COALESCE are what they are there.
      return Scanner(expression.name + "()", volatility).scan();
    case Expression::Kind::kUnknown:
    case Expression::Kind::kClause:
    case Expression::Kind::kSelect:
    case Expression::Kind::kInsert:
    case Expression::Kind::kUpdate:
    case Expression::Kind::kDelete:
      return Truth::kUnknown;
    case Expression::Kind::kLiteral:
    case Expression::Kind::kTable:
    case Expression::Kind::kColumn:
    case Expression::Kind::kUnary:
    case Expression::Kind::kBinary:
    case Expression::Kind::kCast:
    case Expression::Kind::kList:
    case Expression::Kind::kCase:
    case Expression::Kind::kAlias:
    case Expression::Kind::kParameter:
      return Truth::kNo;
  }
  return Truth::kUnknown;
}

}  // namespace

Truth volatile_calls(const Expression& expression, const Volatility& volatility) {
  Truth worst = Truth::kNo;
  std::vector<const Expression*> todo = {&expression};
  while (!todo.empty()) {
    const Expression& current = *todo.back();
    todo.pop_back();
    const Truth answer = own_volatility(current, volatility);
    if (answer == Truth::kYes) return answer;
    if (answer == Truth::kUnknown) worst = answer;
    for (const Expression& operand : current.operands) todo.push_back(&operand);
  }
  return worst;
}

}  // namespace migrate::dialect
