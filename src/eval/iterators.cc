#include "eval/iterators.h"

#include "eval/collections.h"
#include "eval/compare.h"
#include "eval/machine.h"

namespace migrate::eval {

Value IteratorObject::iterate(Interpreter& interpreter, Span place) {
  auto& machine = static_cast<Machine&>(interpreter);
  ListValue left = *left_;
  machine.journal().change(left_) = {};
  return machine.adopt(make_list(std::move(left.items), std::move(left.incomplete)), place);
}

Value IteratorObject::operate(Interpreter& interpreter, std::string_view op, const Value& other,
                              bool reflected, Span place) {
  auto& machine = static_cast<Machine&>(interpreter);
  if (op == "in" && reflected) {
    const Value items = iterate(interpreter, place);
    return machine.compare_values(op, other, items, place);
  }
  return Native::operate(interpreter, op, other, reflected, place);
}

std::uint64_t RangeObject::size() const {
  const auto distance = [](std::int64_t from, std::int64_t to) {
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
  };
  if (step_ > 0 && start_ < stop_)
    return (distance(start_, stop_) - 1) / static_cast<std::uint64_t>(step_) + 1;
  if (step_ < 0 && start_ > stop_)
    return (distance(stop_, start_) - 1) / (~static_cast<std::uint64_t>(step_) + 1) + 1;
  return 0;
}

Value RangeObject::iterate(Interpreter& interpreter, Span place) {
  auto& machine = static_cast<Machine&>(interpreter);
  constexpr std::uint64_t kMost = 1'000'000;
  const std::uint64_t count = size();
  if (count > kMost) {
    machine.too_complex("a range of that many numbers");
    return {};
  }
  machine.spend(static_cast<std::uint32_t>(count / 4));
  if (machine.stopped()) return {};
  std::vector<Value> items;
  for (std::uint64_t i = 0; i < count; ++i)
    items.push_back(Value::integer(start_ + static_cast<std::int64_t>(i) * step_));
  return machine.adopt(make_list(std::move(items)), place);
}

Value RangeObject::operate(Interpreter& interpreter, std::string_view op, const Value& other,
                           bool reflected, Span place) {
  auto& machine = static_cast<Machine&>(interpreter);
  const auto number = integer_of(other);
  if (op == "[]" && number) {
    const auto at = element(size(), *number);
    if (!at) return machine.raise("IndexError", "range object index out of range", place);
    return Value::integer(start_ + static_cast<std::int64_t>(*at) * step_);
  }
  if ((op == "in" || op == "not in") && reflected) {
    if (!other.get<std::int64_t>())
      return Native::operate(interpreter, op, other, reflected, place);
    const bool between =
        step_ > 0 ? *number >= start_ && *number < stop_ : *number <= start_ && *number > stop_;
    const bool inside = between && (*number - start_) % step_ == 0;
    return Value::boolean(inside == (op == "in"));
  }
  return Native::operate(interpreter, op, other, reflected, place);
}

Value iterator(std::vector<Value> items, std::string incomplete) {
  const auto left = std::make_shared<ListValue>(ListValue{std::move(items), std::move(incomplete)});
  return Value(Value::State(NativeRef(std::make_shared<IteratorObject>(left))));
}

}  // namespace migrate::eval
