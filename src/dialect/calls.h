// The functions that an expression calls.
#pragma once

#include <functional>
#include <string_view>

#include "migrate/ir/expression.h"
#include "migrate/ir/step.h"

namespace migrate::dialect {

// Whether a function, by its name in lower case without a schema, is volatile.
using Volatility = std::function<ir::Truth(std::string_view function)>;

// The worst answer over all calls: kYes when one is volatile, kUnknown when one, or a part of the
// expression, is not known, else kNo. Linear, whatever the text.
ir::Truth volatile_calls(const ir::Expression& expression, const Volatility& volatility);

}  // namespace migrate::dialect
