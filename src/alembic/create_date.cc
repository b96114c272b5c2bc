#include "alembic/create_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "alembic/zone_file.h"

namespace migrate::alembic {
namespace {

// The tz database's names for zones without transitions (its file "etcetera"). "Etc/GMT-3" is three
// hours *east*, as POSIX has it.
std::optional<std::int32_t> fixed_offset(std::string_view name) {
  if (name.starts_with("Etc/")) {
    const std::string_view rest = name.substr(4);
    if (rest.size() >= 5 && rest.starts_with("GMT") && (rest[3] == '-' || rest[3] == '+') &&
        rest[4] != '0') {
      int hours = 0;
      const auto [end, error] = std::from_chars(rest.data() + 4, rest.data() + rest.size(), hours);
      if (error != std::errc() || end != rest.data() + rest.size()) return std::nullopt;
      if (hours > (rest[3] == '-' ? 14 : 12)) return std::nullopt;
      return (rest[3] == '-' ? hours : -hours) * 3600;
    }
    name = rest;
  }
  for (const std::string_view utc :
       {"UTC", "GMT", "UCT", "Zulu", "Universal", "Greenwich", "GMT0", "GMT+0", "GMT-0"}) {
    if (name == utc) return 0;
  }
  return std::nullopt;
}

// As Alembic asks for a zone: by its name, else by its name in capitals.
std::optional<std::int32_t> known_offset(std::string_view timezone) {
  const auto offset = fixed_offset(timezone);
  if (offset) return offset;
  std::string upper(timezone);
  std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return fixed_offset(upper);
}

Result<std::int32_t> configured_offset(const CreateDate& date, std::string_view timezone) {
  if (const auto offset = known_offset(timezone)) return *offset;
  if (date.zone_file.empty()) {
    return fail(
        ErrorKind::kConfig,
        fmt::format("The timezone `{}` is not in the time zone database of this system.", timezone),
        {"install the database (on Debian: apt install tzdata), or correct the name",
         "timezone = UTC needs no database"});
  }
  constexpr std::int32_t kDay = 86400;  // datetime takes no offset as large
  const auto offset = zone_offset(date.zone_file, date.seconds);
  if (offset && -kDay < *offset && *offset < kDay) return *offset;
  return fail(
      ErrorKind::kConfig,
      fmt::format("The file of the timezone `{}` is damaged, or is no time zone.", timezone),
      {"timezone = UTC needs no database"});
}

}  // namespace

bool needs_zone_file(std::string_view timezone) {
  return !timezone.empty() && !known_offset(timezone);
}

std::string DateTime::text() const {
  std::string out =
      fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, hour, minute, second);
  if (microsecond != 0) out += fmt::format(".{:06}", microsecond);
  if (utc_offset) {
    const std::int32_t seconds = std::abs(*utc_offset);
    out += fmt::format("{}{:02}:{:02}", *utc_offset < 0 ? '-' : '+', seconds / 3600,
                       seconds / 60 % 60);
    // Local mean times, before a zone had any other.
    if (seconds % 60 != 0) out += fmt::format(":{:02}", seconds % 60);
  }
  return out;
}

Result<DateTime> date_in(const CreateDate& date, std::string_view timezone) {
  // Years 1 to 9999, with a day to spare on both sides for the offset: what datetime can hold.
  constexpr std::int64_t kFirst = -62135510400, kLast = 253402214400;
  if (date.seconds < kFirst || date.seconds > kLast) {
    return fail(ErrorKind::kUsage, fmt::format("The date {} is out of range.", date.seconds));
  }
  DateTime out;
  std::int32_t offset = date.local_utc_offset;
  if (!timezone.empty()) {
    MIGRATE_TRY(offset, configured_offset(date, timezone));
    out.utc_offset = offset;
  }
  const std::chrono::sys_seconds moment{std::chrono::seconds{date.seconds + offset}};
  const auto day = std::chrono::floor<std::chrono::days>(moment);
  const std::chrono::year_month_day ymd{day};
  const std::int64_t rest = (moment - day).count();
  out.year = static_cast<int>(ymd.year());
  out.month = static_cast<unsigned>(ymd.month());
  out.day = static_cast<unsigned>(ymd.day());
  out.hour = rest / 3600;
  out.minute = rest / 60 % 60;
  out.second = rest % 60;
  out.microsecond = date.microseconds;
  return out;
}

}  // namespace migrate::alembic
