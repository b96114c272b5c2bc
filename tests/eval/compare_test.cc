#include "eval/compare.h"

#include <doctest/doctest.h>

#include <limits>

namespace migrate::eval {
namespace {

Value list(std::vector<Value> items, std::string incomplete = "") {
  return Value(Value::State(
      std::make_shared<ListValue>(ListValue{std::move(items), std::move(incomplete)})));
}

}  // namespace

TEST_CASE("equality is that of Python") {
  CHECK(equal(Value::integer(1), Value::boolean(true)) == ir::Truth::kYes);
  CHECK(equal(Value::integer(1), Value::real(1.0)) == ir::Truth::kYes);
  CHECK(equal(Value::string("1"), Value::integer(1)) == ir::Truth::kNo);
  CHECK(equal(Value(), Value::boolean(false)) == ir::Truth::kNo);
  const double nan = std::numeric_limits<double>::quiet_NaN();
  CHECK(equal(Value::real(nan), Value::real(nan)) == ir::Truth::kNo);
  CHECK(equal(list({Value::integer(1)}), list({Value::real(1)})) == ir::Truth::kYes);
}

TEST_CASE("what is not known is not equal and not different") {
  const Value unknown =
      Value::unknown({.reason = "query", .detail = "", .span = {}, .path = {}, .may_act = false});
  CHECK(equal(unknown, unknown) == ir::Truth::kUnknown);
  CHECK(equal(list({unknown}), list({Value::integer(1)})) == ir::Truth::kUnknown);
  CHECK(equal(list({unknown}), list({})) == ir::Truth::kNo);
  CHECK(equal(list({}, "more"), list({})) == ir::Truth::kUnknown);
  CHECK(truth_of(list({}, "more")) == ir::Truth::kUnknown);
  CHECK(truth_of(list({unknown}, "more")) == ir::Truth::kYes);
  CHECK_FALSE(is_constant(list({unknown})));
  CHECK(first_unknown(list({list({unknown})})) != nullptr);
}

TEST_CASE("order is that of Python") {
  CHECK(order(Value::string("a"), Value::string("b")) == Order::kLess);
  CHECK(order(Value::string("a"), Value::integer(1)) == Order::kNotOrderable);
  CHECK(order(list({Value::integer(1)}), list({Value::integer(1), Value::integer(0)})) ==
        Order::kLess);
  CHECK(order(Value(), Value()) == Order::kNotOrderable);
}

TEST_CASE("a list that holds itself is no endless walk") {
  const auto items = std::make_shared<ListValue>();
  const auto others = std::make_shared<ListValue>();
  const Value left{Value::State(items)};
  const Value right{Value::State(others)};
  items->items.push_back(left);
  others->items.push_back(right);
  CHECK(equal(left, left) == ir::Truth::kYes);
  CHECK(equal(left, right) == ir::Truth::kUnknown);
  items->items.clear();
  others->items.clear();
}

}  // namespace migrate::eval
