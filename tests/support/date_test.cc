#include "migrate/date.h"

#include <doctest/doctest.h>

#include <cstdint>

using migrate::day_of;

TEST_CASE("a day is the one that the clock of its place shows") {
  CHECK(day_of(0, 0) == "1970-01-01");
  CHECK(day_of(1'700'000'000, 0) == "2023-11-14");
  CHECK(day_of(1'700'006'399, 0) == "2023-11-14");
  CHECK(day_of(1'700'006'399, 1) == "2023-11-15");
  CHECK(day_of(0, -1) == "1969-12-31");
  CHECK(day_of(951'782'400, 0) == "2000-02-29");
}

TEST_CASE("no time is out of bounds") {
  CHECK(day_of(INT64_MAX, 14 * 60) == "9999-12-31");
  CHECK(day_of(INT64_MIN, -14 * 60) == "0000-01-01");
}
