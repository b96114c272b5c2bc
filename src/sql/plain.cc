#include "sql/plain.h"

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "sql/classify.h"
#include "sql/cursor.h"
#include "sql/lexer.h"
#include "sql/plain_ddl.h"
#include "sql/split.h"

namespace migrate::sql {

namespace {
constexpr std::size_t kMaxStatements = 20'000;
}  // namespace

ParseResult parse_plain(std::string_view text, Grammar grammar) {
  ParseResult result;
  const Tokens tokens = tokenize(text, grammar);
  const std::vector<Piece> pieces = split(text, tokens.tokens, grammar);
  if (pieces.size() > kMaxStatements) {
    result.too_complex = true;
    result.why = "the text holds more than 20,000 statements";
    return result;
  }
  for (const Piece& piece : pieces) {
    std::optional<ir::Operation> operation =
        plain_definition(Cursor(text, tokens.tokens, piece, grammar));
    if (!operation) operation = classify(text, tokens.tokens, piece, grammar);
    result.operations.push_back({std::move(*operation), piece.span, result.statements});
    ++result.statements;
  }
  return result;
}

}  // namespace migrate::sql
