#include "python/nesting.h"

#include <vector>

#include "python/string_literal.h"

namespace migrate::python {
namespace {

class Checker {
 public:
  Checker(std::string_view code, Span range) : code_(code), lexer_(code, range) {}

  std::optional<SyntaxProblem> run() {
    for (Token token = lexer_.next(); token.kind != TokenKind::kEnd; token = lexer_.next()) {
      if (!check(token)) return problem_;
    }
    return std::nullopt;
  }

 private:
  struct Open {
    Token bracket;
    std::size_t waiting;  // tokens inside it that nothing has completed yet
  };

  bool refuse(std::string message, Span span, bool cannot_tell = false) {
    problem_ = {std::move(message), span, cannot_tell};
    return false;
  }

  bool check(const Token& token) {
    const std::string_view text = token.span.of(code_);
    switch (token.kind) {
      case TokenKind::kComment:
        return true;
      case TokenKind::kError:
        return text.find_first_of("\"'") != std::string_view::npos
                   ? refuse("a string does not end", {token.span.begin, token.span.begin + 1})
                   : refuse("a character that Python does not know", token.span);
      case TokenKind::kNewline:
        return end_line();
      case TokenKind::kString:
        // The parser looks into the replacement fields.
        return wait(token, take_apart(code_, token.span).formatted ? text.size() : 1);
      case TokenKind::kOperator:
        if (text == "(" || text == "[" || text == "{") return open(token);
        if (text == ")" || text == "]" || text == "}") return close(token);
        if (text == ",") {
          total_ -= current();
          current() = 0;
        }
        return wait(token, 1);
      default:
        return wait(token, 1);
    }
  }

  std::size_t& current() { return open_.empty() ? line_ : open_.back().waiting; }

  bool wait(const Token& token, std::size_t count) {
    current() += count;
    total_ += count;
    if (total_ <= kMaxWaiting) return true;
    return refuse("the statement is too long to be checked", token.span, true);
  }

  bool open(const Token& token) {
    if (open_.size() == kMaxBracketDepth) return refuse("too many nested parentheses", token.span);
    open_.push_back({token, 0});
    return wait(token, 1);
  }

  bool close(const Token& token) {
    const char c = code_[token.span.begin];
    const char expected = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (open_.empty() || code_[open_.back().bracket.span.begin] != expected) {
      return refuse("a closing bracket that matches no open one", token.span);
    }
    total_ -= open_.back().waiting;
    open_.pop_back();
    return wait(token, 1);
  }

  bool end_line() {
    // With brackets open, the line ends only where the text does.
    if (!open_.empty()) return refuse("a bracket is never closed", open_.front().bracket.span);
    total_ = 0;
    line_ = 0;
    while (blocks_.back() > lexer_.indent()) blocks_.pop_back();
    if (blocks_.back() < lexer_.indent()) blocks_.push_back(lexer_.indent());
    if (blocks_.size() <= kMaxBlocks) return true;
    return refuse("too many levels of indentation", {});
  }

  std::string_view code_;
  Lexer lexer_;
  std::vector<Open> open_;
  std::vector<std::uint32_t> blocks_ = {0};
  std::size_t line_ = 0;
  std::size_t total_ = 0;
  SyntaxProblem problem_;
};

}  // namespace

std::optional<SyntaxProblem> nesting_problem(std::string_view code, Span range) {
  return Checker(code, range).run();
}

}  // namespace migrate::python
