#include "python/fingerprint.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "python/essence.h"
#include "python/field.h"
#include "python/header_words.h"
#include "python/sql_layout.h"

namespace migrate::python {
namespace {

constexpr std::uint64_t rotate(std::uint64_t x, int bits) {
  return (x << bits) | (x >> (64 - bits));
}

class Hash {
 public:
  void mix(char tag, std::string_view text) {
    step(static_cast<std::uint64_t>(static_cast<unsigned char>(tag)) << 56 | text.size());
    for (std::size_t i = 0; i < text.size(); i += 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, text.data() + i, std::min<std::size_t>(8, text.size() - i));
      step(word);
    }
  }
  std::uint64_t value() const {
    std::uint64_t x = state_;
    x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCDU;
    x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53U;
    return x ^ (x >> 33);
  }

 private:
  void step(std::uint64_t word) {
    state_ = rotate(state_ ^ (word * 0x87C37B91114253D5U), 29) * 0x4CF5AD432745937FU + 0x52DCE729U;
  }
  std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

// The number as CPython reads it: 0XFF, 1_000, 10L and 0755 are 0xff, 1000, 10 and 0o755.
std::string plain_number(std::string_view text) {
  std::string plain;
  for (const char c : text)
    if (c != '_') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (plain.size() > 1 && plain.back() == 'l') plain.pop_back();
  if (plain.size() > 1 && plain.find_first_not_of("01234567") == std::string::npos &&
      plain[0] == '0' && plain.find_first_not_of('0') != std::string::npos)
    plain.insert(1, "o");
  return plain;
}

class Fingerprint {
 public:
  explicit Fingerprint(const SourceText& source)
      : source_(source),
        code_(source.code()),
        statements_(simple_statements(code_)),
        imports_(code_, statements_) {}

  std::uint64_t run() {
    for (const SimpleStatement& statement : statements_) {
      if (leaves_no_trace(statement) || add_imports(statement)) continue;
      const std::vector<Token> tokens = essence(code_, statement);
      if (tokens.empty()) continue;
      hash_.mix('L', std::to_string(statement.level));
      add(tokens, /*nested=*/false);
    }
    return hash_.value();
  }

 private:
  std::string_view word(const std::vector<Token>& tokens, std::size_t i) const {
    return i < tokens.size() ? tokens[i].span.of(code_) : std::string_view{};
  }

  bool leaves_no_trace(const SimpleStatement& statement) const {
    const std::vector<Token>& tokens = statement.tokens;
    if (is_bare_string(code_, tokens)) return true;
    if (tokens.size() == 1) return word(tokens, 0) == "pass" || word(tokens, 0) == "...";
    return statement.level == 0 && is_attribute_name(word(tokens, 0)) &&
           (word(tokens, 1) == "=" || word(tokens, 1) == ":");
  }

  // An import means nothing by itself: where a name comes from counts where it is used. Left are
  // those whose place matters, and the two names that Alembic uses.
  bool add_imports(const SimpleStatement& statement) {
    const std::string_view first = word(statement.tokens, 0);
    if (first != "import" && first != "from") return false;
    for (const ImportedName& imported : imported_names(code_, statement)) {
      const std::string_view name = imported.name;
      if (name != "*" && name != "upgrade" && name != "downgrade" && !imports_.from_several(name))
        continue;
      hash_.mix('I', name);
      hash_.mix('I', imported.origin);
    }
    return true;
  }

  void add(const std::vector<Token>& tokens, bool nested) {
    const bool is_except = word(tokens, 0) == "except";
    std::uint32_t depth = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::string_view text = word(tokens, i);
      if (tokens[i].kind == TokenKind::kString) {
        add_string(tokens[i], nested);
        continue;
      }
      flush_string();
      if (text == "(" || text == "[" || text == "{") ++depth;
      if ((text == ")" || text == "]" || text == "}") && depth > 0) --depth;
      const bool keyword = depth > 0 && word(tokens, i + 1) == "=";
      const bool attribute = i > 0 && word(tokens, i - 1) == ".";
      if (tokens[i].kind == TokenKind::kName && !keyword && !attribute)
        add_name(tokens[i]);
      else if (tokens[i].kind == TokenKind::kNumber)
        hash_.mix('#', plain_number(text));
      else if (text == "<>")
        hash_.mix('O', "!=");
      else if (is_except && depth == 0 && text == ",")  // Python 2's way to write `as`
        hash_.mix('N', "as");
      else
        hash_.mix(tokens[i].kind == TokenKind::kName ? 'N' : 'O',
                  tokens[i].span.of(source_.original()));
    }
    flush_string();
  }

  // An imported name as the path it stands for: `sa.Column` and `Column` can be the same.
  void add_name(const Token& token) {
    std::string_view path = imports_.origin(token.span.of(code_));
    if (path.empty()) path = token.span.of(source_.original());
    while (true) {
      const std::size_t dot = path.find('.');
      hash_.mix('N', path.substr(0, dot));
      if (dot == std::string_view::npos) return;
      hash_.mix('O', ".");
      path.remove_prefix(dot + 1);
    }
  }

  void add_string(const Token& token, bool nested) {
    const StringLiteral literal = take_apart(code_, token.span);
    if (literal.formatted && !literal.bytes && literal.terminated && !nested) {
      for (const FormattedPart& part : formatted_parts(code_, literal)) add_part(literal, part);
      return;
    }
    std::string value;
    if (!literal.bytes && append_value(source_, literal, value).empty()) {
      string_ += value;
      has_string_ = true;
      return;
    }
    flush_string();
    const char kind = literal.bytes ? 'b' : literal.formatted ? 'f' : 's';
    hash_.mix(literal.raw ? static_cast<char>(kind - 'a' + 'A') : kind,
              literal.content.of(source_.original()));
  }

  void add_part(StringLiteral literal, const FormattedPart& part) {
    if (!part.is_field) {
      literal.content = part.span;
      std::string value;
      if (append_value(source_, literal, value).empty()) {
        string_ += value;
        has_string_ = true;
        return;
      }
    }
    if (!string_.empty()) hash_.mix('T', layout_.next(std::exchange(string_, {}), false));
    has_string_ = false;
    if (part.is_field) {
      SimpleStatement field;
      Lexer lexer(code_, part.span);
      for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next())
        if (token.kind != TokenKind::kNewline) field.tokens.push_back(token);
      hash_.mix('{', "");
      field.in_class = true;  // a colon begins no annotation here
      const SqlLayout around = std::exchange(layout_, {});
      add(essence(code_, field), /*nested=*/true);
      layout_ = around;
      hash_.mix('}', part.format.of(source_.original()));
      return;
    }
    hash_.mix('f', part.span.of(source_.original()));
  }

  void flush_string() {
    if (has_string_) hash_.mix('T', layout_.next(string_, true));
    string_.clear();
    has_string_ = false;
    layout_ = {};
  }

  const SourceText& source_;
  std::string_view code_;
  std::vector<SimpleStatement> statements_;
  Imports imports_;
  Hash hash_;
  std::string string_;  // the value of the literals that stand side by side
  bool has_string_ = false;
  SqlLayout layout_;
};

}  // namespace

std::uint64_t fingerprint(const SourceText& source) { return Fingerprint(source).run(); }

bool is_bare_string(std::string_view code, const std::vector<Token>& tokens) {
  return std::all_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.kind == TokenKind::kString && !take_apart(code, token.span).formatted;
  });
}

}  // namespace migrate::python
