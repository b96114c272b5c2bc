#include "python/logical_line.h"

namespace migrate::python {

std::uint32_t LogicalLines::level_of(std::uint32_t indent) {
  while (indents_.back() > indent) indents_.pop_back();
  if (indents_.back() < indent) indents_.push_back(indent);
  return static_cast<std::uint32_t>(indents_.size() - 1);
}

bool LogicalLines::next(LogicalLine& line) {
  line.tokens.clear();
  for (Token token = lexer_.next(); token.kind != TokenKind::kEnd; token = lexer_.next()) {
    if (token.kind == TokenKind::kNewline) {
      line.level = level_of(lexer_.indent());
      return true;
    }
    if (token.kind != TokenKind::kComment) line.tokens.push_back(token);
  }
  return false;
}

}  // namespace migrate::python
