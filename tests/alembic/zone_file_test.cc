#include "alembic/zone_file.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using migrate::alembic::zone_offset;

namespace {

std::string bytes(std::int64_t value, int size) {
  std::string out;
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
    out += static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xFF);
  return out;
}

struct Change {
  std::int64_t at;
  int type;
};

std::string block(char version, int time_size, const std::vector<Change>& changes,
                  const std::vector<std::int32_t>& types) {
  std::string out = std::string("TZif") + version + std::string(15, '\0');
  out += bytes(0, 4) + bytes(0, 4) + bytes(1, 4);  // one leap second, to be passed over
  out += bytes(static_cast<std::int64_t>(changes.size()), 4);
  out += bytes(static_cast<std::int64_t>(types.size()), 4) + bytes(4, 4);
  for (const Change& change : changes) out += bytes(change.at, time_size);
  for (const Change& change : changes) out += static_cast<char>(change.type);
  for (const std::int32_t type : types) out += bytes(type, 4) + std::string(2, '\0');
  return out + std::string("AAA\0", 4) + std::string(static_cast<std::size_t>(time_size) + 4, '\0');
}

const std::vector<Change> kChanges = {{-1000, 1}, {1000, 2}, {2000, 1}};
const std::vector<std::int32_t> kTypes = {-75, 3600, -7200};

std::string second_version(const std::string& rule) {
  return block('2', 4, {}, {0}) + block('2', 8, kChanges, kTypes) + "\n" + rule + "\n";
}

}  // namespace

TEST_CASE("the last change up to the moment holds, and the first type before all of them") {
  for (const std::string& file :
       {block('\0', 4, kChanges, kTypes), second_version(""), second_version("AAA-1")}) {
    CHECK(zone_offset(file, -1001) == -75);
    CHECK(zone_offset(file, -1000) == 3600);
    CHECK(zone_offset(file, 999) == 3600);
    CHECK(zone_offset(file, 1000) == -7200);
    CHECK(zone_offset(file, 1999) == -7200);
    CHECK(zone_offset(file, 2000) == 3600);
  }
}

TEST_CASE("after the last change the rule holds") {
  CHECK(zone_offset(second_version("XXX-3"), 3000) == 3 * 3600);
  CHECK(zone_offset(second_version("XXX-3"), 1999) == -7200);
  CHECK_FALSE(zone_offset(second_version("no rule"), 3000));
  CHECK(zone_offset(block('2', 4, {}, {0}) + block('2', 8, {}, {900}) + "\n\n", 3000) == 900);
}

TEST_CASE("a file that is cut off anywhere, or refers to what is not there, is no zone") {
  const std::string file = second_version("XXX-3");
  for (std::size_t size = 0; size < file.size(); ++size)
    CHECK_FALSE(zone_offset(file.substr(0, size), 3000));
  CHECK_FALSE(zone_offset(block('\0', 4, {{0, 3}}, kTypes), 1));
  CHECK_FALSE(zone_offset(block('\0', 4, {}, {}), 1));
  std::string huge = block('\0', 4, kChanges, kTypes);
  huge[32] = '\x7f';
  CHECK_FALSE(zone_offset(huge, 1));
}
