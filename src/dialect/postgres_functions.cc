#include "dialect/postgres_functions.h"

#include <algorithm>

namespace migrate::dialect::postgres {

ir::Truth volatile_function(std::string_view name) {
  const auto listed = [name](const auto& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
  };
  if (listed(kVolatileFunctions)) return ir::Truth::kYes;
  return listed(kSteadyFunctions) || listed(kSteadyWords) ? ir::Truth::kNo : ir::Truth::kUnknown;
}

}  // namespace migrate::dialect::postgres
