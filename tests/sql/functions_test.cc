#include "sql/functions.h"

#include <doctest/doctest.h>

namespace migrate::sql {

TEST_CASE("functions are known by name") {
  // The first and the last of each list, so that a list out of order is noticed.
  for (const char* name : {"abs", "array_length", "lower", "now", "xpath"})
    CHECK(volatility_of(name) == Volatility::kStable);
  for (const char* name : {"clock_timestamp", "gen_random_uuid", "random", "uuidv7"})
    CHECK(volatility_of(name) == Volatility::kVolatile);
  for (const char* name : {"", "my_function", "zzz"})
    CHECK(volatility_of(name) == Volatility::kUnknown);
}

}  // namespace migrate::sql
