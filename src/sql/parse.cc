#include "migrate/sql/parse.h"

#include <algorithm>

#include "sql/plain.h"
#include "sql/postgres.h"

namespace migrate::sql {
namespace {

// A text beyond this is data: no revision of a real history comes near it.
constexpr std::size_t kMaxText = 1 << 20;

ir::SqlStatement nul_byte() {
  ir::SqlStatement statement;
  statement.kind = ir::SqlStatement::Kind::kSyntaxError;
  statement.detail = "a NUL byte in the text";
  return statement;
}

}  // namespace

ParseResult parse(std::string_view text, Grammar grammar) {
  ParseResult result;
  if (text.size() > kMaxText) {
    result.too_complex = true;
    result.why = "the text is longer than 1 MB";
    return result;
  }
  if (const std::size_t nul = text.find('\0'); nul != std::string_view::npos) {
    // No driver sends it and no server takes it.
    const auto place = static_cast<std::uint32_t>(nul);
    result.operations.push_back({nul_byte(), {place, place + 1}, 0});
    result.statements = 1;
    return result;
  }
  return grammar == Grammar::kPostgres ? parse_postgres(text) : parse_plain(text, grammar);
}

}  // namespace migrate::sql
