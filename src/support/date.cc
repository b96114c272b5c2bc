#include "migrate/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

namespace migrate {

std::string day_of(std::int64_t seconds, int offset_minutes) {
  constexpr std::int64_t kFirst = -62'167'219'200, kLast = 253'402'300'799;
  const std::int64_t local = std::clamp(seconds, kFirst, kLast) + offset_minutes * std::int64_t{60};
  const std::chrono::sys_seconds moment{std::chrono::seconds{std::clamp(local, kFirst, kLast)}};
  const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(moment)};
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

}  // namespace migrate
