// The rule for the time after a zone's last known change, as POSIX writes it in TZ
// ("EST5EDT,M3.2.0,M11.1.0"), with the extensions of RFC 8536, section 3.3.1.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace migrate::alembic {

// Seconds east of UTC at `moment` (seconds since 1970 UTC, in the years 1 to 9999); nothing for a
// text that is no such rule.
std::optional<std::int32_t> rule_offset(std::string_view rule, std::int64_t moment);

}  // namespace migrate::alembic
