// What must be known of a text before the grammar's parser may see it.
#pragma once

#include <optional>
#include <string_view>

#include "migrate/python/header.h"
#include "python/lexer.h"

namespace migrate::python {

// CPython refuses deeper blocks ("too many levels of indentation").
constexpr std::size_t kMaxBlocks = 100;
// tree-sitter 0.20 corrupts its memory when some 65,535 symbols wait on its stack. No more can wait
// than there are tokens that no comma, closing bracket or line end has completed.
constexpr std::size_t kMaxWaiting = 20000;

// Why `range` of the code is no Python, or cannot be parsed: brackets that do not match, strings
// that do not end, nesting beyond CPython's bounds or the parser's. Nothing when it may be parsed.
std::optional<SyntaxProblem> nesting_problem(std::string_view code, Span range);

}  // namespace migrate::python
