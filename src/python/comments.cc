#include "migrate/python/header.h"
#include "python/lexer.h"
#include "python/source_text.h"

namespace migrate::python {

std::vector<Comment> comments(std::string_view text) {
  const SourceText source(text);
  const std::string_view code = source.code();
  std::vector<Comment> found;
  std::uint32_t line = 1;
  std::uint32_t line_begin = source.code_begin();
  std::uint32_t counted = 0;
  Lexer lexer(code);
  for (Token token = lexer.next(); token.kind != TokenKind::kEnd; token = lexer.next()) {
    if (token.kind != TokenKind::kComment) continue;
    for (; counted < token.span.begin; ++counted) {
      if (code[counted] != '\n') continue;
      ++line;
      line_begin = counted + 1;
    }
    const std::string_view before = Span{line_begin, token.span.begin}.of(code);
    found.push_back(
        {token.span, line, before.find_first_not_of(" \t\f") == std::string_view::npos});
  }
  return found;
}

}  // namespace migrate::python
