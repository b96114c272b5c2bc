#include "python/ast_tokens.h"

#include <cstddef>

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

}  // namespace

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
    const Token token = lexer.next();
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
