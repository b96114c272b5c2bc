// Python's operators on values of its own classes, which are known (though parts of them may not
// be). What they do for modelled objects is theirs to say (Native::operate).
#pragma once

#include <string_view>

#include "eval/outcome.h"

namespace migrate::eval {

Outcome binary(std::string_view op, const Value& left, const Value& right);
Outcome unary(std::string_view op, const Value& operand);
// "==", "!=", "<", "<=", ">", ">=", "is", "is not", "in", "not in".
Outcome compare(std::string_view op, const Value& left, const Value& right);

// str(), int(), float() … of a value.
Outcome to_integer(const Value& value);
Outcome to_real(const Value& value);

}  // namespace migrate::eval
