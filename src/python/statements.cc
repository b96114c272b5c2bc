#include "python/statements.h"

#include <algorithm>
#include <array>

namespace migrate::python {
namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 4> kClauses = {"elif", "else", "except", "finally"};
constexpr std::array<std::string_view, 5> kCompounds = {"if", "for", "while", "try", "with"};

StatementKind kind_of(std::string_view code, const std::vector<Token>& line) {
  const auto text = [&](std::size_t i) {
    return i < line.size() ? line[i].span.of(code) : std::string_view{};
  };
  const std::string_view first = text(0) == "async" ? text(1) : text(0);
  if (first == "def" || first == "class" || first == "@") return StatementKind::kDefinition;
  if (one_of(first, kCompounds)) return StatementKind::kCompound;
  // `match` is a keyword only where a block follows.
  const bool block = line.back().span.of(code) == ":";
  return first == "match" && block ? StatementKind::kCompound : StatementKind::kSimple;
}

class Splitter {
 public:
  explicit Splitter(std::string_view code) : code_(code), lexer_(code) {}

  std::vector<Statement> run() {
    std::vector<Token> line;
    bool balanced = true;
    for (Token token = lexer_.next(); token.kind != TokenKind::kEnd; token = lexer_.next()) {
      if (token.kind == TokenKind::kComment) continue;
      if (token.kind != TokenKind::kNewline) {
        balanced &= token.kind != TokenKind::kError && lexer_.depth() <= kMaxBracketDepth;
        line.push_back(token);
        continue;
      }
      add(std::move(line), lexer_.indent(), balanced && lexer_.depth() == 0, token);
      line.clear();
      balanced = true;
    }
    return std::move(statements_);
  }

 private:
  void add(std::vector<Token> line, std::uint32_t indent, bool balanced, Token newline) {
    const bool continues = !statements_.empty() && joins(line, indent);
    if (!continues) {
      Statement fresh;
      fresh.kind = indent > 0 ? StatementKind::kStray : kind_of(code_, line);
      fresh.span.begin = line.front().span.begin;
      statements_.push_back(std::move(fresh));
    }
    Statement& statement = statements_.back();
    if (continues && indent == 0) decorated_ = false;
    if (!continues) decorated_ = code_[line.front().span.begin] == '@';
    statement.balanced &= balanced;
    statement.span.end = newline.span.begin;
    // A decorator stands at column 0 and so does what it decorates.
    if (continues && line.front().span.of(code_) == "@" && indent == 0) decorated_ = true;
    statement.tokens.insert(statement.tokens.end(), line.begin(), line.end());
    statement.tokens.push_back(newline);
  }

  bool joins(const std::vector<Token>& line, std::uint32_t indent) const {
    const StatementKind kind = statements_.back().kind;
    if (kind != StatementKind::kDefinition && kind != StatementKind::kCompound) return false;
    if (indent > 0) return true;
    const std::string_view first = line.front().span.of(code_);
    return decorated_ || (kind == StatementKind::kCompound && one_of(first, kClauses));
  }

  std::string_view code_;
  Lexer lexer_;
  std::vector<Statement> statements_;
  bool decorated_ = false;
};

}  // namespace

std::vector<Statement> top_level_statements(std::string_view code) { return Splitter(code).run(); }

}  // namespace migrate::python
