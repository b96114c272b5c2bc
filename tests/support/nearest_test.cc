#include "migrate/nearest.h"

#include <doctest/doctest.h>

#include <vector>

using migrate::nearest;

TEST_CASE("the nearest word is found within a third of the length") {
  const std::vector<std::string> words = {"heads", "history", "branches"};
  CHECK(nearest("haeds", words) == "heads");
  CHECK(nearest("histroy", words) == "history");
  CHECK(nearest("branch", words) == "branches");
  CHECK(nearest("upgrade", words) == std::nullopt);
  CHECK(nearest("", words) == std::nullopt);
}
