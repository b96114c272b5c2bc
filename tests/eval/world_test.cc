#include "migrate/eval/world.h"

#include <doctest/doctest.h>

namespace migrate::eval {

TEST_CASE("a world that knows nothing says so") {
  World world;
  CHECK_FALSE(world.dialect().has_value());
  CHECK(world.offline() == ir::Truth::kUnknown);
  CHECK(world.has_table({{}, std::string("users")}) == ir::Truth::kUnknown);
  CHECK(world.table({{}, std::string("users")}) == nullptr);
  CHECK_FALSE(world.table_names("").has_value());
  CHECK_FALSE(world.module("app.models").has_value());
}

}  // namespace migrate::eval
