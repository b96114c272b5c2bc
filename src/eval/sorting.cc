#include "eval/sorting.h"

#include <algorithm>

#include "eval/compare.h"

namespace migrate::eval {

std::optional<std::vector<Value>> sorted(Machine& machine, std::vector<Value> items,
                                         const Arguments& arguments, Span place) {
  const Argument* const key = arguments.find("key");
  const Argument* const backwards = arguments.find("reverse");
  const ir::Truth reverse = backwards ? truth_of(backwards->value) : ir::Truth::kNo;
  if (reverse == ir::Truth::kUnknown) return std::nullopt;
  std::vector<std::pair<Value, Value>> keyed;  // the key, the item
  for (Value& item : items) {
    Value by = item;
    if (key && !key->value.is_none()) {
      Arguments one;
      one.items.push_back({"", item, place});
      by = machine.call(key->value, one, place);
    }
    if (machine.stopped()) return std::nullopt;
    keyed.emplace_back(std::move(by), std::move(item));
  }
  machine.spend(static_cast<std::uint32_t>(keyed.size()));
  // First whether all can be compared, in every pair that a sort may meet: then the sort is safe.
  bool known = true;
  bool orderable = true;
  for (std::size_t i = 1; i < keyed.size(); ++i) {
    const Order result = order(keyed[i - 1].first, keyed[i].first);
    known = known && result != Order::kUnknown && result != Order::kUnordered;
    orderable = orderable && result != Order::kNotOrderable;
  }
  const bool alike = std::all_of(keyed.begin(), keyed.end(), [&](const auto& item) {
    return (real_of(item.first) && real_of(keyed.front().first)) ||
           (item.first.text() && keyed.front().first.text()) ||
           (item.first.template get<TupleRef>() && is_constant(item.first));
  });
  if (!orderable) {
    machine.raise("TypeError", "'<' not supported between these instances", place);
    return std::nullopt;
  }
  if (!known || (!alike && keyed.size() > 1)) return std::nullopt;
  const bool back = reverse == ir::Truth::kYes;
  bool failed = false;
  std::stable_sort(keyed.begin(), keyed.end(), [&](const auto& left, const auto& right) {
    const Order result = back ? order(right.first, left.first) : order(left.first, right.first);
    failed = failed || result == Order::kUnknown || result == Order::kNotOrderable ||
             result == Order::kUnordered;
    return result == Order::kLess;
  });
  if (failed) return std::nullopt;
  std::vector<Value> result;
  for (auto& item : keyed) result.push_back(std::move(item.second));
  return result;
}

}  // namespace migrate::eval
