// The statements of a module's top level, found by lines and brackets alone: a broken statement
// does not take its neighbours with it.
#pragma once

#include <string_view>
#include <vector>

#include "migrate/span.h"
#include "python/lexer.h"

namespace migrate::python {

enum class StatementKind : std::uint8_t {
  kSimple,      // one logical line; it may hold several statements, separated by ";"
  kDefinition,  // def or class with decorators and body
  kCompound,    // if, for, while, try, with, match, with all their clauses
  kStray,       // an indented line where none may be
};

struct Statement {
  StatementKind kind = StatementKind::kSimple;
  Span span;
  std::vector<Token> tokens;  // comments left out; kNewline between the logical lines
  bool balanced = true;       // no string without end, brackets closed, nesting within bounds

  std::string_view word(std::string_view code) const {
    return tokens.empty() ? std::string_view{} : tokens.front().span.of(code);
  }
};

std::vector<Statement> top_level_statements(std::string_view code);

}  // namespace migrate::python
