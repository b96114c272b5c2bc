#include "python/ast_tokens.h"

#include <algorithm>
#include <cstddef>

#include "python/string_literal.h"

namespace migrate::python {
namespace {

bool is_keyword(std::uint64_t name) {
  switch (name) {
    case word("False"):
    case word("None"):
    case word("True"):
    case word("and"):
    case word("as"):
    case word("assert"):
    case word("async"):
    case word("await"):
    case word("break"):
    case word("class"):
    case word("continue"):
    case word("def"):
    case word("del"):
    case word("elif"):
    case word("else"):
    case word("except"):
    case word("finally"):
    case word("for"):
    case word("from"):
    case word("global"):
    case word("if"):
    case word("import"):
    case word("in"):
    case word("is"):
    case word("lambda"):
    case word("nonlocal"):
    case word("not"):
    case word("or"):
    case word("pass"):
    case word("raise"):
    case word("return"):
    case word("try"):
    case word("while"):
    case word("with"):
    case word("yield"):
      return true;
    default:
      return false;
  }
}

// Keywords that only statements have: no bracket holds one.
bool starts_statement(std::uint64_t name) {
  switch (name) {
    case word("assert"):
    case word("break"):
    case word("class"):
    case word("continue"):
    case word("def"):
    case word("del"):
    case word("except"):
    case word("finally"):
    case word("global"):
    case word("import"):
    case word("nonlocal"):
    case word("pass"):
    case word("raise"):
    case word("return"):
    case word("try"):
    case word("while"):
    case word("with"):
      return true;
    default:
      return false;
  }
}

constexpr int kMaxStringLevels = 5;
// How far an f-string that its quotes do not end is followed.
constexpr std::uint32_t kMaxFormatted = 4'000;

// Moves `at`, which stands behind the "{" of a field, behind its "}". False when there is none.
bool skip_field(std::string_view code, std::uint32_t& at, std::uint32_t end, int level) {
  Lexer lexer(code, {at, end});
  for (;;) {
    const bool outside = lexer.depth() == 0;
    const Token token = next_token(code, lexer, end, level + 1);
    if (token.kind == TokenKind::kEnd || token.kind == TokenKind::kError) return false;
    const char c = code[token.span.begin];
    if (!outside || token.kind != TokenKind::kOperator || (c != '}' && c != ':')) continue;
    at = token.span.begin + 1;
    if (c == '}') return true;
    break;
  }
  // The format specification, which may hold fields of its own.
  while (at < end && code[at] != '}') {
    if (code[at] == '\n') return false;
    if (code[at++] == '{' && (level == kMaxStringLevels || !skip_field(code, at, end, level + 1)))
      return false;
  }
  return at++ < end;
}

// Where the f-string at `begin` ends when its fields may hold its quotes; 0: nowhere.
std::uint32_t formatted_end(std::string_view code, std::uint32_t begin, std::uint32_t end,
                            int level) {
  const StringLiteral literal = take_apart(code, {begin, end});
  if (!literal.formatted || level >= kMaxStringLevels) return 0;
  const std::string_view quotes =
      code.substr(literal.content.begin - literal.quote_length, literal.quote_length);
  end = std::min(end, begin + kMaxFormatted);
  for (std::uint32_t at = literal.content.begin; at < end;) {
    if (code.substr(at, quotes.size()) == quotes)
      return at + static_cast<std::uint32_t>(quotes.size());
    if (code[at] == '\n' && quotes.size() == 1) return 0;
    const bool doubled = at + 1 < end && code[at + 1] == code[at];
    if (code[at] == '\\' || (doubled && (code[at] == '{' || code[at] == '}'))) {
      at += 2;
    } else if (code[at++] == '{' && !skip_field(code, at, end, level)) {
      return 0;
    }
  }
  return 0;
}

}  // namespace

Token next_token(std::string_view code, Lexer& lexer, std::uint32_t end, int level) {
  Token token = lexer.next();
  if (token.kind != TokenKind::kString && token.kind != TokenKind::kError) return token;
  const std::string_view text = token.span.of(code);
  const std::size_t quote = text.find_first_of("\"'");
  if (quote == std::string_view::npos || text.substr(0, quote).find_first_of("fF") == text.npos)
    return token;
  // Whole in itself when all fields that it opens are closed in it: so say older versions too.
  if (token.kind == TokenKind::kString &&
      std::count(text.begin(), text.end(), '{') == std::count(text.begin(), text.end(), '}'))
    return token;
  if (const std::uint32_t whole = formatted_end(code, token.span.begin, end, level); whole != 0) {
    token = {TokenKind::kString, {token.span.begin, whole}};
    lexer.go_on_at(whole);
  } else if (level > 0) {
    // The string around it has no end either: nothing is tried twice.
    token.kind = TokenKind::kError;
  }
  return token;
}

AstToken ast_token(std::string_view code, const Token& token) {
  AstToken made{token.span, 0, token.kind, false};
  if (token.kind == TokenKind::kName || token.kind == TokenKind::kOperator) {
    made.word = word(token.span.of(code));
    made.keyword = token.kind == TokenKind::kName && made.word != 0 && is_keyword(made.word);
  }
  return made;
}

AstTokens::AstTokens(std::string_view code) {
  tokens.reserve(code.size() / 6 + 16);
  const auto size = static_cast<std::uint32_t>(code.size());
  Lexer lexer(code);
  std::uint32_t first = 0;       // token of the logical line
  std::uint32_t on_line = 0;     // first token on the physical line, when that is inside brackets
  std::uint32_t line_start = 0;  // where that physical line begins
  const auto end_line = [&](std::uint32_t indent) {
    const auto end = static_cast<std::uint32_t>(tokens.size());
    if (end > first) lines.push_back({first, end, indent});
    first = on_line = end;
  };
  for (;;) {
    const bool inside = lexer.depth() > 0;
    const Token token = next_token(code, lexer, size);
    if (token.kind == TokenKind::kEnd) break;
    if (token.kind == TokenKind::kComment) continue;
    if (token.kind == TokenKind::kNewline) {
      end_line(lexer.indent());
      continue;
    }
    const AstToken made = ast_token(code, token);
    if (inside) {
      const std::uint32_t before = tokens.back().span.end;
      const std::size_t newline = Span{before, token.span.begin}.of(code).rfind('\n');
      if (newline != std::string_view::npos) {
        on_line = static_cast<std::uint32_t>(tokens.size());
        line_start = before + static_cast<std::uint32_t>(newline) + 1;
      }
      if (made.keyword && starts_statement(made.word) && on_line > first) {
        const std::uint32_t indent = lexer.indent();
        tokens.resize(on_line);
        end_line(indent);
        lexer = Lexer(code, {line_start, size});
        continue;
      }
    }
    tokens.push_back(made);
  }
  end_line(lexer.indent());
}

}  // namespace migrate::python
