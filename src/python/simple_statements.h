// The statements of a file one by one, however they are laid out on lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "python/lexer.h"

namespace migrate::python {

struct SimpleStatement {
  std::vector<Token> tokens;  // at least one; no comments, no ";"; a clause's head ends with ":"
  std::uint32_t level = 0;    // of blocks around it: `a()` is on 1 in "if x: a()" as on two lines
  bool in_class = false;      // stands in the body of a class, not of a method
};

std::vector<SimpleStatement> simple_statements(std::string_view code);

// Whether a bracket that follows the token calls it or subscripts it.
bool is_operand(std::string_view code, const Token& token);

}  // namespace migrate::python
