// The part of syntax_problem() that always asks the grammar, for tests to compare with.
#pragma once

#include <optional>

#include "migrate/python/header.h"
#include "python/source_text.h"

namespace migrate::python {

// Of a text whose encoding has no problem.
std::optional<SyntaxProblem> problem_in_grammar(const SourceText& source);

}  // namespace migrate::python
