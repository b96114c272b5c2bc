#include <doctest/doctest.h>

#include <charconv>
#include <map>
#include <string>

#include "alembic/oracle.h"
#include "alembic/zone_file.h"
#include "migrate/file.h"

using migrate::alembic::zone_offset;

namespace {

constexpr char kDatabase[] = "/usr/share/zoneinfo";

template <typename T>
T number(std::string_view text) {
  T out{};
  REQUIRE(std::from_chars(text.data(), text.data() + text.size(), out).ec == std::errc());
  return out;
}

}  // namespace

TEST_CASE("every zone of this system has the offsets that Python's zoneinfo gives it") {
  const auto lines = migrate::testing::ask_oracle("zones", kDatabase);
  CHECK(lines.size() > 20000);
  std::map<std::string, std::string> files;
  for (const std::string& line : lines) {
    CAPTURE(line);
    const std::size_t first = line.find('|'), second = line.find('|', first + 1);
    const std::string name = line.substr(0, first);
    auto& file = files[name];
    if (file.empty()) {
      const auto text = migrate::read_file(kDatabase + ("/" + name));
      REQUIRE(text);
      file = *text;
    }
    const auto moment = number<std::int64_t>(line.substr(first + 1, second - first - 1));
    CHECK(zone_offset(file, moment) == number<std::int32_t>(line.substr(second + 1)));
  }
}
