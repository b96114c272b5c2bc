// Functions that PostgreSQL comes with.
#pragma once

#include <cstdint>
#include <string_view>

namespace migrate::sql {

enum class Volatility : std::uint8_t {
  kStable,    // same value for each row of a statement, no effect
  kVolatile,  // another value for each call, or an effect on the session alone
  kUnknown,   // a function of somebody's own: it may do anything
};

// By its name without a schema, in lower case.
Volatility volatility_of(std::string_view function);

}  // namespace migrate::sql
