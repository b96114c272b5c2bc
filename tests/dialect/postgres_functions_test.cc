#include "dialect/postgres_functions.h"

#include <doctest/doctest.h>

#include <algorithm>

// The server's catalog is asked in tests/db.

namespace migrate::dialect::postgres {

TEST_CASE("functions are volatile, steady, or of somebody's own") {
  CHECK(volatile_function("random") == ir::Truth::kYes);
  CHECK(volatile_function("now") == ir::Truth::kNo);
  CHECK(volatile_function("current_timestamp") == ir::Truth::kNo);
  CHECK(volatile_function("app_next_id") == ir::Truth::kUnknown);
}

TEST_CASE("no function is listed twice") {
  for (const std::string_view name : kVolatileFunctions)
    CHECK(std::count(kSteadyFunctions.begin(), kSteadyFunctions.end(), name) == 0);
  CHECK(std::is_sorted(kSteadyFunctions.begin(), kSteadyFunctions.end()));
  CHECK(std::is_sorted(kVolatileFunctions.begin(), kVolatileFunctions.end()));
}

}  // namespace migrate::dialect::postgres
