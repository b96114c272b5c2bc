// What is left of a statement without the tokens that do not change what it does.
#pragma once

#include <string_view>
#include <vector>

#include "python/simple_statements.h"

namespace migrate::python {

// Takes out annotations (those in the body of a class stay: there libraries read them), brackets
// around a whole expression or a single operand, commas that may end a list, and the `object` that
// a class always is. Empty for a statement that only declares: `x: int`.
std::vector<Token> essence(std::string_view code, const SimpleStatement& statement);

}  // namespace migrate::python
