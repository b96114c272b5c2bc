#include "sql/plain.h"

#include <cstdint>
#include <utility>

#include "sql/classify.h"
#include "sql/lexer.h"
#include "sql/split.h"

namespace migrate::sql {

ParseResult parse_plain(std::string_view text, Grammar grammar) {
  ParseResult result;
  const Tokens tokens = tokenize(text, grammar);
  for (const Piece& piece : split(text, tokens.tokens, grammar)) {
    result.operations.push_back(
        {classify(text, tokens.tokens, piece, grammar), piece.span, result.statements});
    ++result.statements;
  }
  return result;
}

}  // namespace migrate::sql
