#include "eval/value.h"

#include <doctest/doctest.h>

namespace migrate::eval {

TEST_CASE("an argument is found by its position or its name") {
  Arguments arguments;
  arguments.items.push_back({"", Value::integer(1), {}});
  arguments.items.push_back({"name", Value::integer(2), {}});
  arguments.items.push_back({"", Value::integer(3), {}});
  CHECK(arguments.positional_count() == 2);
  CHECK(*arguments.find(0, "first")->value.get<std::int64_t>() == 1);
  CHECK(*arguments.find(1, "second")->value.get<std::int64_t>() == 3);
  CHECK(*arguments.find(7, "name")->value.get<std::int64_t>() == 2);
  CHECK(arguments.find("other") == nullptr);
  CHECK(arguments.find(2, "other") == nullptr);
}

TEST_CASE("a value says what it is") {
  CHECK(Value().is_none());
  CHECK(*Value::string("x").text() == "x");
  CHECK(Value::integer(1).text() == nullptr);
  const Value unknown = Value::unknown(
      {.reason = "query", .detail = "rows", .span = {}, .path = {}, .may_act = false});
  CHECK(unknown.is_unknown());
  CHECK(unknown.why_unknown()->reason == "query");
  CHECK(Value::boolean(true).why_unknown() == nullptr);
}

}  // namespace migrate::eval
