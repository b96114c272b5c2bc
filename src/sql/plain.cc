#include "sql/plain.h"

#include <optional>
#include <utility>

#include "sql/classify.h"
#include "sql/cursor.h"
#include "sql/lexer.h"
#include "sql/plain_ddl.h"
#include "sql/split.h"

namespace migrate::sql {

ParseResult parse_plain(std::string_view text, Grammar grammar) {
  ParseResult result;
  const Tokens tokens = tokenize(text, grammar);
  for (const Piece& piece : split(text, tokens.tokens, grammar)) {
    std::optional<ir::Operation> operation =
        plain_definition(Cursor(text, tokens.tokens, piece, grammar));
    if (!operation) operation = classify(text, tokens.tokens, piece, grammar);
    result.operations.push_back({std::move(*operation), piece.span, result.statements});
    ++result.statements;
  }
  return result;
}

}  // namespace migrate::sql
