#include "cli/create_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <ctime>
#include <filesystem>

#include "migrate/file.h"
#include "migrate/path.h"

namespace migrate::cli {
namespace {

// The offset of local time, in seconds east of UTC, at that moment.
std::int32_t local_offset(std::time_t seconds) {
  std::tm local{};
  return localtime_r(&seconds, &local) == nullptr ? 0 : static_cast<std::int32_t>(local.tm_gmtoff);
}

// SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch) stands for the clock, in UTC.
Result<alembic::CreateDate> moment(const Environment& environment) {
  alembic::CreateDate date;
  if (const auto& epoch = environment.source_date_epoch) {
    const char* const end = epoch->data() + epoch->size();
    const auto [rest, problem] = std::from_chars(epoch->data(), end, date.seconds);
    if (problem != std::errc() || rest != end) {
      return fail(ErrorKind::kUsage,
                  fmt::format("SOURCE_DATE_EPOCH is '{}', not a number of seconds.", *epoch));
    }
    return date;
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto micros = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
  date.seconds = micros / 1'000'000;
  date.microseconds = static_cast<std::int32_t>(micros % 1'000'000);
  date.local_utc_offset = local_offset(static_cast<std::time_t>(date.seconds));
  return date;
}

// A zone's file, looked for by the name as it is and, as Alembic does, by the name in capitals.
// Empty when there is none. The name comes from the repository: it may not leave the database.
std::string zone_file(const std::string& directory, std::string name) {
  for (int attempt = 0; attempt < 2; ++attempt) {
    if (normalize_path(name) != name) return "";
    const std::string path = join_path(directory, name);
    std::error_code ignored;
    if (std::filesystem::is_regular_file(path, ignored)) return read_file(path).value_or("");
    std::transform(name.begin(), name.end(), name.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
  }
  return "";
}

}  // namespace

Result<alembic::CreateDate> create_date(const Environment& environment,
                                        const std::string& timezone) {
  MIGRATE_TRY(alembic::CreateDate date, moment(environment));
  if (alembic::needs_zone_file(timezone))
    date.zone_file = zone_file(environment.zone_directory, timezone);
  return date;
}

}  // namespace migrate::cli
