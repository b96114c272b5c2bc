// The methods of str, as CPython has them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "eval/outcome.h"

namespace migrate::eval {

// Nothing: no method of that name is modelled. The arguments are known; "join" and "format", which
// take more than values, are not here.
std::optional<Outcome> str_method(const StrRef& self, std::string_view name,
                                  const std::vector<Value>& arguments);
bool is_str_method(std::string_view name);

}  // namespace migrate::eval
