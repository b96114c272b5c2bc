// sorted(), list.sort(), min() and max().
#pragma once

#include <optional>
#include <vector>

#include "eval/machine.h"

namespace migrate::eval {

// The items in order, by `key` and `reverse` of the arguments. Nothing where the order cannot be
// known, or an exception was raised.
std::optional<std::vector<Value>> sorted(Machine& machine, std::vector<Value> items,
                                         const Arguments& arguments, Span place);

}  // namespace migrate::eval
