#include "alembic/zone_rule.h"

#include <doctest/doctest.h>

using migrate::alembic::rule_offset;

namespace {

constexpr std::int64_t kJanuary = 1704067200;  // 2024-01-01 00:00 UTC, a leap year
constexpr std::int64_t kJuly = 1719792000;     // 2024-07-01 00:00 UTC
constexpr std::int32_t kHour = 3600;
constexpr std::int64_t kDay = 86400;

}  // namespace

TEST_CASE("a zone without summer time has one offset, counted westwards") {
  CHECK(rule_offset("EST5", kJuly) == -5 * kHour);
  CHECK(rule_offset("<+0545>-5:45", kJuly) == 5 * kHour + 45 * 60);
  CHECK(rule_offset("LMT+0:01:15", kJuly) == -75);
}

TEST_CASE("summer time is one hour unless stated, north and south") {
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", kJanuary) == -5 * kHour);
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", kJuly) == -4 * kHour);
  CHECK(rule_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", kJanuary) == 11 * kHour);
  CHECK(rule_offset("AEST-10AEDT,M10.1.0,M4.1.0/3", kJuly) == 10 * kHour);
  CHECK(rule_offset("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", kJanuary) == 11 * kHour);
  CHECK(rule_offset("IST-1GMT0,M10.5.0,M3.5.0/1", kJanuary) == 0);  // "summer" is winter
}

TEST_CASE("the change is at its second") {
  const std::int64_t spring = 1710054000;  // 2024-03-10 02:00 in New York, the second Sunday
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", spring - 1) == -5 * kHour);
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", spring) == -4 * kHour);
  const std::int64_t autumn = 1730613600;  // 2024-11-03 02:00 in summer time
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", autumn - 1) == -4 * kHour);
  CHECK(rule_offset("EST5EDT,M3.2.0,M11.1.0", autumn) == -5 * kHour);
  // Hours outside of the day, as Greenland's and Gaza's rules have them.
  CHECK(rule_offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1711846799) == -2 * kHour);
  CHECK(rule_offset("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1711846800) == -1 * kHour);
}

TEST_CASE("days by number: J skips 29 February, a plain number counts it from 0") {
  const std::int64_t first_of_march = kJanuary + 60 * kDay;
  CHECK(rule_offset("AAA0BBB,J60/0,J61/0", first_of_march - 1) == 0);
  CHECK(rule_offset("AAA0BBB,J60/0,J61/0", first_of_march) == kHour);
  CHECK(rule_offset("AAA0BBB,59/0,70/0", first_of_march - kDay - 1) == 0);
  CHECK(rule_offset("AAA0BBB,59/0,70/0", first_of_march - kDay) == kHour);
}

TEST_CASE("anything else is no rule") {
  for (const char* rule :
       {"", "E5", "EST", "EST25", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M3.2.0,M11.1.0,",
        "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,J0,J366", "EST5EDT,M3.2.0/168,M11.1.0", "<EST5", "EST5:60", "EST5EDT,,", "EST 5",
        "EST5\nEDT"}) {
    CAPTURE(rule);
    CHECK_FALSE(rule_offset(rule, kJuly));
  }
}
