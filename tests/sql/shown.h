// What a text is read as, one operation a line: what the tests of this layer compare.
#pragma once

#include <string>
#include <string_view>

#include "migrate/ir/dump.h"
#include "migrate/sql/parse.h"

namespace migrate::sql {

inline std::string shown(std::string_view text, Grammar grammar = Grammar::kPostgres) {
  const ParseResult result = parse(text, grammar);
  if (result.too_complex) return "too complex: " + result.why;
  std::string lines;
  for (const Parsed& parsed : result.operations) {
    if (!lines.empty()) lines += '\n';
    lines += ir::dump(parsed.operation);
  }
  return lines;
}

// The only operation of a text, as one kind; fails the test otherwise through a null pointer.
template <typename T>
const T& only(const ParseResult& result) {
  return *std::get_if<T>(&result.operations.front().operation);
}

}  // namespace migrate::sql
