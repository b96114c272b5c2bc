#include "sql/subcommands.h"

#include <cstddef>

namespace migrate::sql {

std::vector<Span> subcommands(std::string_view text, const std::vector<Token>& tokens,
                              const Piece& statement) {
  std::size_t at = statement.first;
  const auto skip = [&](std::string_view keyword) {
    if (at < statement.last && is_keyword(text, tokens[at], keyword)) {
      ++at;
      return true;
    }
    return false;
  };
  const auto skip_char = [&](char c) {
    if (at < statement.last && is_char(text, tokens[at], c)) {
      ++at;
      return true;
    }
    return false;
  };
  skip("ALTER");
  if (skip("FOREIGN") || skip("MATERIALIZED")) {
  }
  ++at;  // TABLE, INDEX, …
  if (skip("IF")) skip("EXISTS");
  skip("ONLY");
  const bool bracket = skip_char('(');  // ONLY (name)
  ++at;
  while (skip_char('.')) ++at;
  if (bracket) skip_char(')');
  skip_char('*');

  std::vector<Span> parts;
  std::size_t first = at, depth = 0;
  const auto end = [&](std::size_t last) {
    if (first < last && last <= statement.last)
      parts.push_back({tokens[first].span.begin, tokens[last - 1].span.end});
    first = last + 1;
  };
  for (; at < statement.last; ++at) {
    if (is_char(text, tokens[at], '(') || is_char(text, tokens[at], '[')) ++depth;
    if ((is_char(text, tokens[at], ')') || is_char(text, tokens[at], ']')) && depth > 0) --depth;
    if (depth == 0 && is_char(text, tokens[at], ',')) end(at);
  }
  end(statement.last);
  return parts;
}

}  // namespace migrate::sql
