#include "python/simple_statements.h"

#include <algorithm>
#include <array>
#include <utility>

#include "python/logical_line.h"

namespace migrate::python {
namespace {

// Words that begin a clause, whose block may stand behind its colon.
constexpr std::array<std::string_view, 12> kClauses = {"async", "class",  "def",     "elif",
                                                       "else",  "except", "finally", "for",
                                                       "if",    "try",    "while",   "with"};

// After these words a bracket opens a value of its own.
constexpr std::array<std::string_view, 26> kKeywords = {
    "and", "as",    "assert", "await",  "del",   "elif", "else",   "except", "exec",
    "for", "from",  "if",     "import", "in",    "is",   "lambda", "match",  "not",
    "or",  "print", "raise",  "return", "while", "with", "yield",  "case"};

template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class Splitter {
 public:
  explicit Splitter(std::string_view code) : code_(code) {}

  void add(const LogicalLine& line) {
    level_ = line.level;
    for (const Token& token : line.tokens) add(token);
    finish();
  }
  std::vector<SimpleStatement> take() { return std::move(statements_); }

 private:
  void add(const Token& token) {
    const std::string_view word = token.span.of(code_);
    if (tokens_.empty()) is_clause_ = is_one_of(kClauses, word);
    if (token.kind == TokenKind::kOperator) {
      if (word == "(" || word == "[" || word == "{") ++depth_;
      if ((word == ")" || word == "]" || word == "}") && depth_ > 0) --depth_;
      if (depth_ == 0 && word == ";") return finish();
    }
    lambdas_ += depth_ == 0 && word == "lambda" ? 1U : 0U;
    tokens_.push_back(token);
    if (word != ":" || depth_ > 0 || !is_clause_) return;
    if (lambdas_ > 0) {
      --lambdas_;
      return;
    }
    finish();
    ++level_;
  }

  void finish() {
    depth_ = lambdas_ = 0;
    if (tokens_.empty()) return;
    const std::string_view word = tokens_.front().span.of(code_);
    in_class_.resize(level_ + 1, false);
    const bool here = in_class_[level_];
    in_class_.push_back(word == "class" || (here && word != "def" && word != "async"));
    statements_.push_back({std::exchange(tokens_, {}), level_, here});
  }

  std::string_view code_;
  std::vector<SimpleStatement> statements_;
  std::vector<bool> in_class_;  // by level
  std::vector<Token> tokens_;
  std::uint32_t level_ = 0;
  std::uint32_t depth_ = 0, lambdas_ = 0;
  bool is_clause_ = false;
};

}  // namespace

std::vector<SimpleStatement> simple_statements(std::string_view code) {
  Splitter splitter(code);
  LogicalLines lines(code);
  for (LogicalLine line; lines.next(line);) splitter.add(line);
  return splitter.take();
}

bool is_operand(std::string_view code, const Token& token) {
  const std::string_view word = token.span.of(code);
  if (token.kind == TokenKind::kName) return !is_one_of(kKeywords, word);
  return token.kind == TokenKind::kString || word == ")" || word == "]" || word == "}";
}

}  // namespace migrate::python
