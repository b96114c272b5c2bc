#include <algorithm>
#include <vector>

#include "migrate/python/header.h"
#include "python/fingerprint.h"
#include "python/logical_line.h"
#include "python/source_text.h"

namespace migrate::python {
namespace {

class BodyReader {
 public:
  explicit BodyReader(const SourceText& source) : source_(source), code_(source.code()) {}

  BodyFacts run() {
    LogicalLines lines(code_);
    for (LogicalLine line; lines.next(line);) {
      read(line);
    }
    facts_.meaning = fingerprint(source_);
    return facts_;
  }

 private:
  std::string_view word(const std::vector<Token>& tokens, std::size_t i) const {
    return i < tokens.size() ? tokens[i].span.of(code_) : std::string_view{};
  }

  void read(const LogicalLine& line) {
    if (line.level > 0) {
      if (empty_ != nullptr) *empty_ &= is_empty(line.tokens, 0);
      return;
    }
    empty_ = nullptr;
    const std::size_t def = word(line.tokens, 0) == "async" ? 1 : 0;
    if (word(line.tokens, def) == "def") return enter(line.tokens, def + 1);
    const bool imports = word(line.tokens, 0) == "from" || word(line.tokens, 0) == "import";
    for (std::size_t i = 0; i < line.tokens.size(); ++i) {
      // `upgrade = other`, `from x import upgrade`: there is one, and what it does is elsewhere.
      const bool bound =
          imports ? word(line.tokens, i + 1) != "as" : word(line.tokens, i + 1) == "=";
      if (bound && found(line.tokens[i])) *empty_ = false;
      empty_ = nullptr;
    }
  }

  // Notes the function if it is one of the two; empty_ then points to its fact.
  bool found(Token name) {
    const bool upgrade = name.span.of(code_) == "upgrade";
    if (!upgrade && name.span.of(code_) != "downgrade") return false;
    (upgrade ? facts_.has_upgrade : facts_.has_downgrade) = true;
    (upgrade ? facts_.upgrade_name : facts_.downgrade_name) = name.span;
    empty_ = upgrade ? &facts_.upgrade_empty : &facts_.downgrade_empty;
    return true;
  }

  void enter(const std::vector<Token>& tokens, std::size_t name) {
    if (name >= tokens.size() || !found(tokens[name])) return;
    *empty_ = true;
    std::uint32_t depth = 0;
    std::size_t colon = name;
    for (; colon < tokens.size(); ++colon) {
      const char c = code_[tokens[colon].span.begin];
      if (tokens[colon].kind != TokenKind::kOperator) continue;
      if (c == '(' || c == '[' || c == '{') ++depth;
      if ((c == ')' || c == ']' || c == '}') && depth > 0) --depth;
      if (c == ':' && depth == 0) break;
    }
    if (colon + 1 < tokens.size()) *empty_ = is_empty(tokens, colon + 1);
  }

  // Statements separated by ";", each of them pass, `...` or a string.
  bool is_empty(const std::vector<Token>& tokens, std::size_t from) const {
    for (std::size_t begin = from; begin < tokens.size();) {
      std::size_t end = begin;
      while (end < tokens.size() && word(tokens, end) != ";") ++end;
      const std::vector<Token> statement(tokens.begin() + static_cast<std::ptrdiff_t>(begin),
                                         tokens.begin() + static_cast<std::ptrdiff_t>(end));
      const bool nothing =
          statement.size() == 1 && (word(statement, 0) == "pass" || word(statement, 0) == "...");
      if (!nothing && !is_bare_string(code_, statement)) return false;
      begin = end + 1;
    }
    return true;
  }

  const SourceText& source_;
  std::string_view code_;
  BodyFacts facts_;
  bool* empty_ = nullptr;
};

}  // namespace

BodyFacts parse_body(std::string_view text) {
  const SourceText source(text);
  return BodyReader(source).run();
}

}  // namespace migrate::python
