#include "migrate/git/object_id.h"

#include <doctest/doctest.h>

using migrate::git::ObjectId;

TEST_CASE("an object name is forty hexadecimal digits") {
  const std::string hex = "4b9c7171616d6ea99829f308f35b18b65c929337";
  const auto id = ObjectId::from_hex(hex);
  REQUIRE(id.has_value());
  CHECK(id->hex() == hex);
  CHECK(id->short_hex() == "4b9c717161");
  CHECK(ObjectId::from_hex("4B9C7171616D6EA99829F308F35B18B65C929337") == id);
  CHECK_FALSE(ObjectId::from_hex("").has_value());
  CHECK_FALSE(ObjectId::from_hex(hex.substr(1)).has_value());
  CHECK_FALSE(ObjectId::from_hex(hex + "0").has_value());
  CHECK_FALSE(ObjectId::from_hex("g" + hex.substr(1)).has_value());
}
