#include "alembic/create_date.h"

#include <doctest/doctest.h>

using namespace migrate::alembic;

namespace {

std::string shown(CreateDate date, std::string_view zone) {
  const auto out = date_in(date, zone);
  REQUIRE(out);
  return out->text();
}

}  // namespace

TEST_CASE("local dates have no offset, zones have theirs, microseconds show when there are any") {
  const std::int64_t moment = 1577934245;  // 2020-01-02 03:04:05 UTC
  CHECK(shown({moment, 0, 0}, "") == "2020-01-02 03:04:05");
  CHECK(shown({moment, 7, 3600}, "") == "2020-01-02 04:04:05.000007");
  CHECK(shown({moment, 0, 3600}, "UTC") == "2020-01-02 03:04:05+00:00");
  CHECK(shown({moment, 0, 0}, "utc") == "2020-01-02 03:04:05+00:00");
  CHECK(shown({moment, 0, 0}, "Etc/GMT+4") == "2020-01-01 23:04:05-04:00");
  CHECK(shown({moment, 0, 0}, "Etc/GMT-14") == "2020-01-02 17:04:05+14:00");
  CHECK(shown({-1, 0, 0}, "") == "1969-12-31 23:59:59");
}

TEST_CASE("other zones need the file of a database") {
  for (const char* zone : {"Europe/Paris", "EST", "Etc/GMT+13", "Etc/GMT-15", "Etc/GMT+05",
                           "Etc/GMT+x", "etc/utc", "GMT+3"}) {
    CAPTURE(zone);
    CHECK(needs_zone_file(zone));
    const auto out = date_in({}, zone);
    REQUIRE(!out);
    CHECK(out.error().kind == migrate::ErrorKind::kConfig);
  }
  for (const char* zone : {"", "UTC", "gmt", "Etc/GMT+4"}) CHECK_FALSE(needs_zone_file(zone));
}

TEST_CASE("a zone's file gives the offset, with its seconds") {
  const std::string header =
      std::string("TZif") + std::string(31, '\0') + std::string("\0\0\0\0\1\0\0\0\1", 9);
  const std::string paris = header + std::string("\0\0\x02\x31\0\0\0", 7);
  CHECK(shown({1577934245, 0, 0, paris}, "Europe/Paris") == "2020-01-02 03:13:26+00:09:21");
  CHECK(!date_in({0, 0, 0, "no zone"}, "Europe/Paris"));
  const std::string far = header + std::string("\x7f\0\x02\x31\0\0\0", 7);
  CHECK(!date_in({0, 0, 0, far}, "Europe/Paris"));
}

TEST_CASE("a date that Python cannot hold is refused") {
  CHECK(!date_in({INT64_MAX, 0, 0}, ""));
  CHECK(!date_in({INT64_MIN, 0, 0}, ""));
}
