// Any bytes are a compiled time zone or its rule: no crash.
#include <cstdint>
#include <string_view>

#include "alembic/zone_file.h"
#include "alembic/zone_rule.h"

using namespace migrate::alembic;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  constexpr std::int64_t kMoments[] = {-62135510400, -1, 1'000'000'000, 253402214400};
  for (const std::int64_t moment : kMoments) {
    zone_offset(text, moment);
    rule_offset(text, moment);
  }
  return 0;
}
