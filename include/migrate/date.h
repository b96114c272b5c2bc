// Dates for people. Thread safe.
#pragma once

#include <cstdint>
#include <string>

namespace migrate {

// "2024-01-31": the day that a clock `offset_minutes` east of UTC shows at `seconds` since 1970. A
// time that is outside of the years 0 to 9999 is shown as the nearest day inside.
std::string day_of(std::int64_t seconds, int offset_minutes);

}  // namespace migrate
