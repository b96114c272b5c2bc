// Reads a compiled time zone (TZif, RFC 8536): what /usr/share/zoneinfo holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace migrate::alembic {

// Seconds east of UTC at `moment` (seconds since 1970 UTC, in the years 1 to 9999) by the content
// of a zone's file; nothing when it is no such file. Leap seconds are not counted, as in Python.
std::optional<std::int32_t> zone_offset(std::string_view content, std::int64_t moment);

}  // namespace migrate::alembic
