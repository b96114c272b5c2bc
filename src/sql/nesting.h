// How deep a text nests, as an upper bound taken from its tokens alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sql/lexer.h"

namespace migrate::sql {

// libpg_query writes its tree, and reads it back, by recursion. On a stack of 8 MB it was seen to
// die of 1456 nested subqueries and of 4416 chained operators; a bracket weighs five, an operator
// one, so that this leaves a quarter of the stack in use at most.
inline constexpr std::uint32_t kBracketWeight = 5;
inline constexpr std::uint32_t kMaxNesting = 1000;

// The greatest weight that stands open anywhere in the text. No tree of it is deeper, up to a
// constant factor.
std::uint32_t nesting(std::string_view text, const std::vector<Token>& tokens);

// PostgreSQL's scanner reads what is left of a row of operator characters again for each operator
// or comment in it, so that a long one takes time by its square.
inline constexpr std::size_t kMaxOperator = 1000;
std::size_t longest_operator(std::string_view text);

}  // namespace migrate::sql
