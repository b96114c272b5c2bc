#include "python/plain_syntax.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "python/lexer.h"

namespace migrate::python {
namespace {

constexpr std::uint32_t kMaxDepth = 50;  // of expressions in each other
constexpr std::size_t kMaxIndents = 90;  // of blocks; CPython takes 99

// Keywords of Python 3, those that are keywords in some places, and those of Python 2. None of them
// is taken for a name.
constexpr std::array<std::string_view, 40> kReserved = {
    "False",  "None",  "True",    "and",      "as",       "assert", "async", "await",
    "break",  "case",  "class",   "continue", "def",      "del",    "elif",  "else",
    "except", "exec",  "finally", "for",      "from",     "global", "if",    "import",
    "in",     "is",    "lambda",  "match",    "nonlocal", "not",    "or",    "pass",
    "print",  "raise", "return",  "try",      "type",     "while",  "with",  "yield"};

constexpr std::array<std::string_view, 23> kBinary = {"+", "-",  "*",  "/",   "//", "%",  "@",  "&",
                                                      "|", "^",  "<<", ">>",  "**", "==", "!=", "<",
                                                      ">", "<=", ">=", "and", "or", "in", "is"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Kind : char { kNone, kName, kTarget, kOther };  // of an expression; kNone: not taken

class Reader {
 public:
  explicit Reader(std::string_view code) : code_(code), lexer_(code) { next(); }

  bool run() {
    while (token_.kind != TokenKind::kEnd)
      if (!line()) return false;
    return !block_follows_;
  }

 private:
  struct Block {
    std::uint32_t indent = 0;
    bool takes_else = false;  // the last statement is an `if` or a clause of it
  };

  void next() {
    do token_ = lexer_.next();
    while (token_.kind == TokenKind::kComment);
    word_ = token_.span.of(code_);
  }
  bool eat(std::string_view word) {
    if (word_ != word || token_.kind == TokenKind::kString) return false;
    next();
    return true;
  }
  bool eat_name() {
    if (token_.kind != TokenKind::kName || is_one_of(kReserved, word_)) return false;
    if (std::any_of(word_.begin(), word_.end(), [](char c) { return c < 0; })) return false;
    next();
    return true;
  }
  bool eat_line_end() {
    if (token_.kind != TokenKind::kNewline) return false;
    next();
    return true;
  }

  bool line() {
    const std::uint32_t indent = lexer_.indent();
    if (block_follows_) {
      if (indent <= blocks_.back().indent || blocks_.size() > kMaxIndents) return false;
      blocks_.push_back({indent, false});
      block_follows_ = false;
    } else {
      while (indent < blocks_.back().indent) blocks_.pop_back();
      if (indent != blocks_.back().indent) return false;
    }
    const bool takes_else = std::exchange(blocks_.back().takes_else, false);
    if (eat("def")) return signature() && begin_block();
    if (eat("with")) return with_items() && begin_block();
    if (eat("for")) return targets() && eat("in") && expressions() != Kind::kNone && begin_block();
    const bool is_if = word_ == "if" || (takes_else && word_ == "elif");
    if (is_if) {
      next();
      blocks_.back().takes_else = true;
      return expression() != Kind::kNone && begin_block();
    }
    if (takes_else && eat("else")) return begin_block();
    return simple_statement() && eat_line_end();
  }

  bool begin_block() {
    block_follows_ = true;
    return eat(":") && eat_line_end();
  }

  bool simple_statement() {
    if (eat("pass")) return true;
    if (eat("import")) return dotted_names();
    if (eat("from")) return from_import();
    if (eat("return")) return token_.kind == TokenKind::kNewline || expressions() != Kind::kNone;
    Kind kind = expressions();
    if ((kind == Kind::kName || kind == Kind::kTarget) && eat(":")) {
      if (expression() == Kind::kNone) return false;
      return !eat("=") || expressions() != Kind::kNone;
    }
    if ((kind == Kind::kName || kind == Kind::kTarget) && eat("+="))
      return expressions() != Kind::kNone;
    while (word_ == "=" && (kind == Kind::kName || kind == Kind::kTarget)) {
      next();
      kind = expressions();
    }
    return kind != Kind::kNone;
  }

  bool dotted_name() {
    do {
      if (!eat_name()) return false;
    } while (eat("."));
    return true;
  }
  bool dotted_names() {
    do {
      if (!dotted_name() || (eat("as") && !eat_name())) return false;
    } while (eat(","));
    return true;
  }
  bool from_import() {
    bool dots = false;
    while (eat(".") || eat("...")) dots = true;
    if (!(dots && word_ == "import") && !dotted_name()) return false;
    if (!eat("import")) return false;
    const bool bracket = eat("(");
    do {
      if (!eat_name() || (eat("as") && !eat_name())) return false;
    } while (eat(",") && !(bracket && word_ == ")"));
    return !bracket || eat(")");
  }

  // `def` was read. Stars and slashes are left to the grammar.
  bool signature() {
    if (!eat_name() || !eat("(")) return false;
    bool default_seen = false;
    while (!eat(")")) {
      if (!eat_name() || (eat(":") && expression() == Kind::kNone)) return false;
      const bool has_default = eat("=");
      if (has_default ? expression() == Kind::kNone : default_seen) return false;
      default_seen = has_default;
      if (word_ != ")" && !eat(",")) return false;
    }
    return !eat("->") || expression() != Kind::kNone;
  }

  bool with_items() {
    do {
      if (expression() == Kind::kNone || (eat("as") && !eat_name())) return false;
    } while (eat(","));
    return true;
  }
  bool targets() {
    do {
      if (!eat_name()) return false;
    } while (eat(","));
    return true;
  }

  // One or several with commas between.
  Kind expressions() {
    Kind kind = expression();
    while (kind != Kind::kNone && eat(",")) {
      const Kind one = expression();
      kind = one == Kind::kNone ? one : Kind::kOther;
    }
    return kind;
  }

  Kind expression() {
    if (++depth_ > kMaxDepth) return Kind::kNone;
    Kind kind = operands();
    if (kind != Kind::kNone && eat("if")) {
      kind = Kind::kOther;
      if (operands() == Kind::kNone || !eat("else") || expression() == Kind::kNone)
        kind = Kind::kNone;
    }
    --depth_;
    return kind;
  }

  Kind operands() {
    bool may_negate = true;
    bool alone = true;
    while (true) {
      while (may_negate && eat("not")) alone = false;
      while (eat("-") || eat("+") || eat("~")) alone = false;
      const Kind kind = primary();
      if (kind == Kind::kNone) return kind;
      const bool negated = word_ == "not";
      if (negated) next();
      if (negated ? word_ != "in" : !is_one_of(kBinary, word_) || token_.kind == TokenKind::kString)
        return negated ? Kind::kNone : alone ? kind : Kind::kOther;
      alone = false;
      may_negate = word_ == "and" || word_ == "or";
      const bool is = word_ == "is";
      next();
      if (is) eat("not");
    }
  }

  Kind primary() {
    Kind kind = atom();
    while (kind != Kind::kNone) {
      if (eat(".")) {
        kind = eat_name() ? Kind::kTarget : Kind::kNone;
      } else if (eat("(")) {
        kind = arguments() ? Kind::kOther : Kind::kNone;
      } else if (eat("[")) {
        kind = expressions() != Kind::kNone && eat("]") ? Kind::kTarget : Kind::kNone;
      } else {
        break;
      }
    }
    return kind;
  }

  Kind atom() {
    if (token_.kind == TokenKind::kString) return strings();
    if (token_.kind == TokenKind::kNumber) return number();
    if (eat("None") || eat("True") || eat("False") || eat("...")) return Kind::kOther;
    if (eat("(")) return items(")");
    if (eat("[")) return items("]");
    if (eat("{")) return entries();
    return eat_name() ? Kind::kName : Kind::kNone;
  }

  // Without prefix, or with one that changes nothing here.
  Kind strings() {
    while (token_.kind == TokenKind::kString) {
      constexpr std::string_view kPrefixes = "rRuU";
      const bool prefix = kPrefixes.find(word_[0]) != std::string_view::npos;
      const char quote = word_[prefix ? 1 : 0];
      if (quote != '"' && quote != '\'') return Kind::kNone;
      next();
    }
    return Kind::kOther;
  }

  Kind number() {
    const bool digits = std::all_of(word_.begin(), word_.end(),
                                    [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    const bool octal = word_.size() > 1 && word_[0] == '0' && word_[1] != '.';
    if (!digits || octal || std::count(word_.begin(), word_.end(), '.') > 1) return Kind::kNone;
    next();
    return Kind::kOther;
  }

  // Of a list or tuple, up to its end.
  Kind items(std::string_view end) {
    while (!eat(end)) {
      if (expression() == Kind::kNone) return Kind::kNone;
      if (word_ != end && !eat(",")) return Kind::kNone;
    }
    return Kind::kOther;
  }

  Kind entries() {
    bool dictionary = true;
    for (bool first = true; !eat("}"); first = false) {
      if (expression() == Kind::kNone) return Kind::kNone;
      const bool pair = eat(":");
      if (!first && pair != dictionary) return Kind::kNone;
      dictionary = pair;
      if (pair && expression() == Kind::kNone) return Kind::kNone;
      if (word_ != "}" && !eat(",")) return Kind::kNone;
    }
    return Kind::kOther;
  }

  bool arguments() {
    bool keywords = false;
    while (!eat(")")) {
      const bool star = !keywords && eat("*");
      const bool stars = !star && eat("**");
      const Kind kind = expression();
      const bool keyword = kind == Kind::kName && !star && !stars && eat("=");
      if (kind == Kind::kNone || (keyword && expression() == Kind::kNone)) return false;
      if (keywords && !keyword && !stars) return false;
      keywords |= keyword || stars;
      if (word_ != ")" && !eat(",")) return false;
    }
    return true;
  }

  std::string_view code_;
  Lexer lexer_;
  Token token_;
  std::string_view word_;
  std::vector<Block> blocks_{{}};
  bool block_follows_ = false;
  std::uint32_t depth_ = 0;
};

}  // namespace

bool is_plain_python(std::string_view code) {
  // What Python thinks of tabs, form feeds, other line ends and joined lines is left to the
  // grammar.
  if (code.find_first_of("\t\f\r\v") != std::string_view::npos) return false;
  if (code.find("\\\n") != std::string_view::npos) return false;
  return Reader(code).run();
}

}  // namespace migrate::python
