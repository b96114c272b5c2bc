// A text into its statements.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "sql/lexer.h"

namespace migrate::sql {

struct Piece {
  // Its tokens, without the semicolon; never empty.
  std::size_t first = 0, last = 0;  // [first, last)
  Span span;
};

// At semicolons outside of brackets and outside of a body between BEGIN and END: those of triggers
// and procedures, and BEGIN ATOMIC.
std::vector<Piece> split(std::string_view text, const std::vector<Token>& tokens, Grammar grammar);

}  // namespace migrate::sql
