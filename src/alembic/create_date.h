// A revision's date as Python's datetime shows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "migrate/alembic/revision_file.h"
#include "migrate/result.h"

namespace migrate::alembic {

struct DateTime {
  std::int64_t year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, microsecond = 0;
  std::optional<std::int32_t> utc_offset;  // seconds; nothing for a local date without one

  std::string text() const;  // str(datetime)
};

// The date in the configured timezone, or in local time when that is empty. Errors: kConfig for a
// timezone that needs a zone file and has none or a damaged one; kUsage for a date that Python
// cannot hold.
Result<DateTime> date_in(const CreateDate& date, std::string_view timezone);

}  // namespace migrate::alembic
